"""Bulk actions on articles: each says beforehand which articles it cannot be done to, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing, revisions
from articles.choices import Significance, Status
from articles.editing.find_and_replace import Change, Replacement, change
from articles.models import Article, ArticleProvince, Tag
from articles.permissions import NotAllowed, require
from articles.publishing import NotPublishable
from articles.publishing.step import log
from provinces.datatypes.names import fold

MOST_AT_ONCE = (
    500  # articles; more would keep an editor waiting, and nobody reads a longer list of what will change
)

# What stands in the way of one article, as sentences; given the article, the person and what was asked.
Obstacles = Callable[[Article, AbstractBaseUser, dict[str, Any]], list[str]]


@dataclass(frozen=True)
class Step:
    """`do` changes one article and may still refuse with NotPublishable: time has passed since the question."""

    name: str
    title: Any
    button: Any
    obstacles: Obstacles
    do: Callable[[Article, AbstractBaseUser, dict[str, Any]], Any]
    preview: Callable[[Article, dict[str, Any]], Change] | None = None  # what is shown before it may be done


def _not_allowed(article: Article, by: AbstractBaseUser, action: str) -> list[str]:
    if article.binned_at is not None:
        return [_("It is in the bin.")]
    try:
        require(by, action, article)
    except NotAllowed as refusal:
        return [str(refusal)]
    return []


def _reason(article: Article, sentence: str) -> list[str]:
    return [sentence] if sentence else []


def _may_change(article: Article, by: AbstractBaseUser) -> list[str]:
    scheduled = _(
        "It is scheduled, and a change lifts its approval: change it in its form, which asks about that."
    )
    return _not_allowed(article, by, "change") or ([scheduled] if publishing.is_scheduled(article) else [])


def _publish_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    return _not_allowed(article, by, "publish") or publishing.problems_of_publishing(article, by=by)


def _withdraw_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    return _not_allowed(article, by, "withdraw") or _reason(article, publishing.reason_not_withdrawn(article))


def _draft_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    action = "publish" if article.status == Status.PUBLISHED else "submit"
    if article.status == Status.DRAFT:
        return [_("It is a draft already.")]
    return _not_allowed(article, by, action) or _reason(article, publishing.reason_not_made_draft(article))


def _bin_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    published = _("It is published; withdraw it or make it a draft first.")
    return _not_allowed(article, by, "bin") or ([published] if article.status == Status.PUBLISHED else [])


def _tag_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    carried = fold(asked.get("tag", "")) in {tag.name_key for tag in article.tags.all()}
    return _may_change(article, by) or ([_("It carries this tag already.")] if carried else [])


def _untag_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    carried = fold(asked.get("tag", "")) in {tag.name_key for tag in article.tags.all()}
    return _may_change(article, by) or (
        [] if carried or not asked.get("tag") else [_("It does not carry this tag.")]
    )


def _move_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    about = {province.pk for province in article.provinces.all()}
    leaves, goes = asked.get("leaves"), asked.get("goes")
    if leaves and leaves.pk not in about:
        return _may_change(article, by) or [_("It is not about %(province)s.") % {"province": leaves}]
    if goes and not leaves and goes.pk in about:
        return _may_change(article, by) or [_("It is about %(province)s already.") % {"province": goes}]
    return _may_change(article, by)


def _tag(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> None:
    revisions.record_baseline(article)
    article.tags.add(asked["tag"])
    _keep(article, by, _("Tag added: %(tag)s.") % {"tag": asked["tag"]})


def _untag(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> None:
    revisions.record_baseline(article)
    article.tags.remove(*Tag.objects.filter(name_key=fold(asked["tag"])))
    _keep(article, by, _("Tag taken away: %(tag)s.") % {"tag": asked["tag"]})


def _move(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> None:
    revisions.record_baseline(article)
    if asked["leaves"]:
        ArticleProvince.objects.filter(article=article, province=asked["leaves"]).delete()
    ArticleProvince.objects.get_or_create(article=article, province=asked["goes"])
    _keep(article, by, _("Filed under %(province)s.") % {"province": asked["goes"]})


def _wish(asked: dict[str, Any]) -> Replacement:
    return Replacement(asked["find"], asked["put"], asked["match_case"], asked["whole_words"])


def _replace_obstacles(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> list[str]:
    found = "find" not in asked or change(article, _wish(asked)).fields
    if not found:
        return [_("These words do not stand in it.")]
    if "title" in (found if isinstance(found, dict) else {}) and not found["title"].strip():
        return [_("It would be left without a title.")]
    return _may_change(article, by)


def _replace(article: Article, by: AbstractBaseUser, asked: dict[str, Any]) -> None:
    """One save, accounted for like any other: a public text gets the note that was written for all of them."""
    revisions.record_baseline(article)
    article = Article.objects.select_for_update().get(pk=article.pk)
    changed = change(article, _wish(asked)).fields
    for field, words in changed.items():
        setattr(article, field, words)
    article.updated_by, article.updated_at = by, timezone.now()
    article.full_clean(exclude={each.name for each in article._meta.fields} - set(changed))
    article.save(update_fields=[*changed, "updated_by", "updated_at"])
    words = _("“%(find)s” replaced by “%(put)s”.") % asked
    weight = asked["significance"]
    if article.is_due:
        publishing.correct(
            article=article,
            by=by,
            text=asked["note_text"],
            kind=asked["note_kind"],
            significance=weight,
            reason=words,
        )
    else:
        revisions.record(article=article, by=by, significance=weight, reason=words)
    log(article, by, words)


def _keep(article: Article, by: AbstractBaseUser, message: str) -> None:
    """Where a text is filed does not change what it says: no note, and no translation is behind."""
    revisions.record(article=article, by=by, significance=Significance.TYPO, reason=message)
    log(article, by, message)


def run(
    step: Step, *, articles: list[Article], by: AbstractBaseUser, asked: dict[str, Any]
) -> tuple[int, list[str]]:
    """Do the step to each article by itself: (how many were changed, a sentence for each that was not)."""
    done, refused = 0, []
    for article in articles:
        try:
            with transaction.atomic():
                obstacles = step.obstacles(article, by, asked)
                if obstacles:
                    raise NotPublishable(obstacles)
                step.do(article, by, asked)
            done += 1
        except (NotPublishable, ValidationError) as problem:
            why = " ".join(problem.messages) if isinstance(problem, ValidationError) else problem
            sentence = _("“%(title)s” was not changed. %(why)s")
            refused.append(sentence % {"title": article.title, "why": why})
    return done, refused


STEPS = {
    step.name: step
    for step in (
        Step(
            "publish_selected",
            gettext_lazy("Publish articles now"),
            gettext_lazy("Publish"),
            _publish_obstacles,
            lambda article, by, asked: publishing.publish(article=article, by=by),
        ),
        Step(
            "withdraw_selected",
            gettext_lazy("Withdraw articles"),
            gettext_lazy("Withdraw"),
            _withdraw_obstacles,
            lambda article, by, asked: publishing.withdraw(article=article, by=by, reason=asked["reason"]),
        ),
        Step(
            "draft_selected",
            gettext_lazy("Make articles drafts again"),
            gettext_lazy("Make them drafts"),
            _draft_obstacles,
            lambda article, by, asked: publishing.make_draft(article=article, by=by),
        ),
        Step("tag_selected", gettext_lazy("Add a tag"), gettext_lazy("Add the tag"), _tag_obstacles, _tag),
        Step(
            "untag_selected",
            gettext_lazy("Take a tag away"),
            gettext_lazy("Take the tag away"),
            _untag_obstacles,
            _untag,
        ),
        Step(
            "move_selected",
            gettext_lazy("File under another province"),
            gettext_lazy("File them there"),
            _move_obstacles,
            _move,
        ),
        Step(
            "bin_selected",
            gettext_lazy("Put articles into the bin"),
            gettext_lazy("Into the bin"),
            _bin_obstacles,
            lambda article, by, asked: publishing.to_bin(article=article, by=by),
        ),
        Step(
            "replace_selected",
            gettext_lazy("Replace words"),
            gettext_lazy("Replace them"),
            _replace_obstacles,
            _replace,
            preview=lambda article, asked: change(article, _wish(asked)),
        ),
    )
}
