"""Stale translations: what has changed in an original since, and how a translation becomes current again."""

from dataclasses import dataclass, replace
from itertools import pairwise

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles import revisions
from articles.choices import Part, Significance
from articles.diff.side_by_side import Later, Pair, beside, numbered, paragraphs_of
from articles.html.plain_text import plain_text
from articles.models import Article, Revision
from articles.publishing.problems import NotPublishable
from articles.publishing.step import locked, log


@dataclass(frozen=True)
class Sides:
    """All that a page with both texts shows. `based_on` and `newest` are None while no original is at hand."""

    pairs: list[Pair]
    based_on: Revision | None
    newest: Revision | None
    is_stale: bool
    language: str

    @property
    def stale(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.is_stale]


def has_original(article: Article) -> bool:
    """Whether there is a text to stand beside ours: an article of this site, or one from outside that was kept."""
    return article.original_id is not None or bool(article.original_text)


def newest_of_original(article: Article) -> Revision | None:
    """The newest revision of what the article translates: our article, or the outside original. One query."""
    if article.original_id is not None:
        return revisions.newest(article.original, Part.TEXT)
    return revisions.newest(article, Part.ORIGINAL)


def is_stale(article: Article) -> bool:
    """As the database has it, which the row at hand may not know yet. One query."""
    return Article.objects.stale().filter(pk=article.pk).exists()


def sides_of(article: Article) -> Sides:
    """Both texts, paragraph beside paragraph; their `lines` count those of our text, title and teaser are negative.

    Title, teaser and text of an article of ours stand beside their like; an outside original is one text. At most five
    queries.
    """
    newest, based_on = newest_of_original(article), article.based_on
    states = [newest] if newest is not None else []
    if newest is not None and based_on is not None and _is_same_text(based_on, newest):
        states = list(
            Revision.objects.filter(
                article=newest.article_id, part=newest.part, number__gte=based_on.number
            ).order_by("number")
        )
    texts = [_parts_of(revision) for revision in states] or [_parts_without_revisions(article)]
    counts = [_counts(before, after) for before, after in pairwise(states)]
    pairs: list[Pair] = []
    ours, before = _own(article), [-2, -1, 0]  # where each part begins, counted from the text
    if len(texts[0]) == 1:
        heads = ours[0] + ours[1]
        ours, before = [[*heads, *ours[2]]], [-len(heads)]
    for slot, mine in enumerate(ours):
        later = [Later(text[slot], each) for text, each in zip(texts[1:], counts, strict=True)]
        for pair in beside(then=texts[0][slot], later=later, ours=mine):
            pairs.append(replace(pair, lines=tuple(line + before[slot] for line in pair.lines)))
    return Sides(
        numbered(pairs), based_on, newest, based_on is not None and is_stale(article), _language(article)
    )


@transaction.atomic
def begin(article: Article) -> None:
    """A translation that has just been tied to our original is based on what that says now."""
    if article.original_id is None or (
        article.based_on and article.based_on.article_id == article.original_id
    ):
        return
    # A change of the original that is under way comes first: its triggers would not see this row yet.
    original = Article.objects.select_for_update().get(pk=article.original_id)
    revisions.record_baseline(original)
    article.based_on = revisions.newest(original)
    article.save(update_fields=["based_on"])


@transaction.atomic
def now_current(*, article: Article, number: int, by: AbstractBaseUser | None, reason: str = "") -> Article:
    """Say that the translation says what revision `number` of its original says. Raise NotPublishable if it cannot.

    To wave a change through without touching the translation, say why: `reason` is kept in the history.
    """
    article = locked(article, by, "change")
    newest = newest_of_original(article)
    if newest is None:
        raise NotPublishable([_("“%(title)s” has no original at hand.") % {"title": article.title}])
    revision = Revision.objects.filter(article=newest.article, part=newest.part, number=number).first()
    if revision is None:
        raise NotPublishable([_("The original has no revision %(number)d.") % {"number": number}])
    based_on = article.based_on
    if based_on is not None and _is_same_text(based_on, revision) and based_on.number >= revision.number:
        raise NotPublishable(
            [_("It is current with revision %(number)d already.") % {"number": based_on.number}]
        )
    article.based_on = revision
    article.save(update_fields=["based_on"])
    message = _("Now current with revision %(number)d of the original.") % {"number": number}
    log(article, by, f"{message} {reason}".strip())
    return article


def _is_same_text(one: Revision, other: Revision) -> bool:
    return (one.article_id, one.part) == (other.article_id, other.part)


def _counts(before: Revision, after: Revision) -> bool:
    """Whether the change makes stale. It does where a purge took what lay between: nobody knows how much that was."""
    return after.significance > Significance.TYPO or after.number > before.number + 1


def _parts_of(revision: Revision) -> list[list[str]]:
    """Title, teaser and text of ours, each as paragraphs; an outside original is one part."""
    content = revision.content
    if revision.part == Part.ORIGINAL:
        return [paragraphs_of(content["text"])]
    return [[part] if part else [] for part in (content["title"], content["teaser"])] + [
        paragraphs_of(plain_text(content["body"]))
    ]


def _parts_without_revisions(article: Article) -> list[list[str]]:
    return (
        _own(article.original) if article.original_id is not None else [paragraphs_of(article.original_text)]
    )


def _own(article: Article) -> list[list[str]]:
    return [[part] if part else [] for part in (article.title, article.teaser)] + [
        paragraphs_of(article.plain_body)
    ]


def _language(article: Article) -> str:
    return article.original.language if article.original_id is not None else article.original_language or "vi"
