"""Constraints, indexes and permissions of articles: what the database holds true whoever writes a row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.choices import Language, Status
from articles.fields.browse_date import MonthAndDay


class OriginalOnce(models.UniqueConstraint):
    """Says which article has the original already."""

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        """One query more for a refusal."""
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as refused:
            same = {name: getattr(instance, name) for name in self.fields}
            rows = model._base_manager.using(using).filter(self.condition, **same).exclude(pk=instance.pk)
            number, title = rows.values_list("pk", "title").first()
            sentence = _("%(refused)s It is “%(title)s” (number %(number)d).")
            values = {"refused": " ".join(refused.messages), "title": title, "number": number}
            raise ValidationError(sentence % values, code=refused.code) from refused

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        """To a migration it is Django's own."""
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.UniqueConstraint", args, kwargs


CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["language", "slug"],
        name="article_slug_once_per_language",
        violation_error_message=_(
            "Another article in this language has this address part; change one of them."
        ),
    ),
    models.UniqueConstraint(
        fields=["translation_key", "language"],
        name="article_once_per_work_and_language",
        violation_error_message=_("This work has a text in this language already."),
    ),
    models.CheckConstraint(
        condition=~Q(slug="") & ~Q(title=""),
        name="article_has_title_and_slug",
        violation_error_message=_("An article needs a title, and an address part made from it."),
    ),
    models.CheckConstraint(
        condition=Q(status__in=Status.values) & Q(language__in=Language.values),
        name="article_status_and_language_known",
        violation_error_message=_("The status or the language is none of ours."),
    ),
    models.CheckConstraint(
        condition=~Q(status=Status.PUBLISHED) | Q(publish_at__isnull=False),
        name="article_published_has_time",
        violation_error_message=_("A published article needs its publication time."),
    ),
    models.CheckConstraint(
        condition=~Q(status=Status.WITHDRAWN)
        | (Q(withdrawn_at__isnull=False, publish_at__isnull=False) & ~Q(withdrawal_reason="")),
        name="article_withdrawn_says_why",
        violation_error_message=_("A withdrawn article needs the time and the reason of its withdrawal."),
    ),
    # By keys (`fields/original_keys.py`), so that one page is one original however its address is written.
    OriginalOnce(
        fields=["language", "original_key"],
        condition=~Q(original_key="") & Q(binned_at__isnull=True, original_shared=False),
        name="article_original_taken_once_per_language",
        violation_error_message=_("Somebody has taken this original for this language already."),
    ),
    OriginalOnce(
        fields=["language", "original_hash"],
        condition=~Q(original_hash="") & Q(binned_at__isnull=True, original_shared=False),
        name="article_text_taken_once_per_language",
        violation_error_message=_("The text of this original is held by another article in this language."),
    ),
    models.CheckConstraint(
        condition=~Q(status=Status.PUBLISHED)
        | Q(embargo_until__isnull=True)
        | Q(publish_at__gte=F("embargo_until")),
        name="article_not_public_before_embargo",
        violation_error_message=_("The publication time lies before the end of the embargo."),
    ),
    models.CheckConstraint(
        condition=Q(waits_for_original=False) | Q(original__isnull=False),
        name="article_waits_for_an_original",
        violation_error_message=_(
            "It cannot wait for its original: choose the article of ours that it translates."
        ),
    ),
    models.CheckConstraint(
        condition=Q(via_source__isnull=True) | Q(source__isnull=True) | ~Q(via_source=models.F("source")),
        name="article_in_hand_is_another_outlet",
        violation_error_message=_(
            "The text in hand is of another outlet than the original; leave its outlet empty where they are one."
        ),
    ),
    models.CheckConstraint(
        condition=Q(binned_at__isnull=True) | ~Q(status=Status.PUBLISHED),
        name="article_in_bin_is_not_published",
        violation_error_message=_("Withdraw the article before it goes into the bin."),
    ),
]

ON_DESK = Q(binned_at__isnull=True)
INDEXES = [
    # Serves every public list. Not partial over the status: SQLite cannot match a bound value to a condition.
    models.Index(fields=["language", "status", "-dated", "-id"], name="article_list_newest_first"),
    # Feeds and sitemaps, which tell when this site published. The last two let a period count what is scheduled
    # without a look at the articles: 27 ms for 4,000 of them, 2 with the index alone (1,000,000 articles).
    models.Index(
        fields=["language", "status", "-publish_at", "-id", "waits_for_original", "dated"],
        name="article_feed_newest_first",
    ),
    # The archive's page of what has no date of its own; our own articles, which need none, are not in it.
    models.Index(
        fields=["language", "status", "original_date", "-dated", "-id"],
        name="article_list_undated",
        condition=Q(source__isnull=False),
    ),
    # How many of a period wait for an original: the rest are counted by day.
    models.Index(
        fields=["language", "status", "waits_for_original", "dated"],
        name="article_list_waiting",
        condition=Q(original__isnull=False),
    ),
    # What was on this day in other years.
    models.Index(
        "language",
        "status",
        MonthAndDay("dated"),
        F("dated").desc(),
        F("id").desc(),
        name="article_on_this_day",
    ),
    # The desk's list and its filters, each in the order of last change; without the bin, so that no reader's query is
    # answered by them. Among indexes that serve alike SQLite takes the one made last: the order of these lines counts.
    models.Index(fields=["-updated_at", "-id"], name="article_desk_last_changed", condition=ON_DESK),
    models.Index(fields=["language", "-updated_at", "-id"], name="article_desk_language", condition=ON_DESK),
    models.Index(fields=["kind", "-updated_at", "-id"], name="article_desk_kind", condition=ON_DESK),
    models.Index(fields=["source", "-updated_at", "-id"], name="article_desk_source", condition=ON_DESK),
    # By publication, and what is scheduled.
    models.Index(fields=["-publish_at", "-id"], name="article_desk_published", condition=ON_DESK),
    models.Index(fields=["title", "id"], name="article_desk_title", condition=ON_DESK),
    # Drafts, what is in review, what was withdrawn. An index of all that begins with the status would be taken for
    # whatever is published.
    models.Index(
        fields=["status", "-updated_at", "-id"],
        name="article_desk_unpublished",
        condition=ON_DESK & ~Q(status=Status.PUBLISHED),
    ),
    models.Index(
        fields=["-updated_at", "-id"],
        name="article_desk_waiting",
        condition=ON_DESK & Q(waits_for_original=True),
    ),
    # Work lists: somebody's drafts, what is taken, stale translations, the bin.
    models.Index(
        fields=["created_by", "-updated_at", "-id"],
        name="article_desk_begun",
        condition=Q(status=Status.DRAFT),
    ),
    models.Index(
        fields=["taken_by", "-updated_at", "-id"],
        name="article_desk_mine",
        condition=Q(status=Status.DRAFT),
    ),
    models.Index(
        fields=["status", "taken_at", "id"],
        name="article_desk_taken",
        condition=ON_DESK & Q(taken_by__isnull=False) & ~Q(status=Status.PUBLISHED),
    ),
    models.Index(
        fields=["-updated_at", "-id"], name="article_desk_stale", condition=Q(stale_since__isnull=False)
    ),
    models.Index(fields=["-binned_at", "-id"], name="article_desk_bin", condition=Q(binned_at__isnull=False)),
    # Asked at each save and each import; the partial ones of the constraints match no bound value either.
    models.Index(fields=["original_key", "language"], name="article_original_key"),
    models.Index(fields=["original_hash", "language"], name="article_original_hash"),
    # Another text with the same title: asked at each opening of a form.
    models.Index(fields=["search_key", "language"], name="article_same_title", condition=ON_DESK),
]

PERMISSIONS = [
    ("submit_article", _("Can hand an article over for review")),
    ("review_article", _("Can return or approve an article")),
    ("approve_own_article", _("Can approve an article of one's own, with a reason")),
    ("publish_article", _("Can publish or schedule an article")),
    ("withdraw_article", _("Can withdraw an article, and undo it")),
    ("correct_article", _("Can change a public article")),
    ("bin_article", _("Can put an article into the bin, and take it out again")),
    ("purge_article", _("Can delete an article for ever")),
]
