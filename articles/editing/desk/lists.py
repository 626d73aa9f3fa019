"""Work lists: what is in each, in which columns, and where a row leads. One query each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.checks.evidence import broken_citations
from articles.checks.review import approved, with_decisions
from articles.choices import ReviewStep, Status
from articles.models import Article, ArticleImage, Citation, CorrectionTask, ErrorReport
from articles.publishing.release import in_words


@dataclass(frozen=True)
class Column:
    """`orders_by` are the fields of the query behind `?o=`; `shows` makes the cell's words of a row."""

    title: Any
    orders_by: str
    shows: Callable[[Any], Any]


@dataclass(frozen=True)
class Row:
    """A line of a list: where its first cell leads, and the cells."""

    url: str
    cells: list[Any]


@dataclass(frozen=True)
class DeskList:
    """`among` is the rule: of rows of the table, those that are this work for a person. `order` is the one in which it
    is best done; `table`, the rows with what the columns show.
    """

    key: str
    title: Any
    about: Any
    among: Callable[[QuerySet, Any], QuerySet]
    order: tuple[str, ...]
    columns: list[Column]
    leads_to: Callable[[Any], str]
    table: Callable[[], QuerySet]

    def rows(self, person: Any) -> QuerySet:
        return self.among(self.table(), person).order_by(*self.order)

    def ordered(self, person: AbstractBaseUser, order: str) -> QuerySet:
        """The rows, by `order`: a column's number, with a minus for downwards; else in the list's own order."""
        rows = self.rows(person)
        number = order.removeprefix("-")
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:3]) <= len(self.columns)):
            return rows
        name = self.columns[int(number[:3]) - 1].orders_by
        # No column but an expression: an index of the column would lead through all articles for the few of the list.
        field = Coalesce(name, name)
        last = field.desc(nulls_last=True) if order.startswith("-") else field.asc(nulls_last=True)
        return rows.order_by(last, "pk")

    def lines(self, rows: Any) -> list[Row]:
        return [Row(self.leads_to(row), [column.shows(row) for column in self.columns]) for row in rows]


def _form(article: Article, at: str = "") -> str:
    return reverse("admin:articles_article_change", args=[article.pk]) + at


def _articles() -> QuerySet:
    texts = ("body", "original_text", "teaser")
    people = ("created_by", "taken_by", "updated_by")
    return Article.objects.on_desk().defer(*texts).select_related("source", "original", *people)


def _of_articles(rows: QuerySet) -> QuerySet:
    return rows.select_related("article").defer("article__body", "article__original_text")


def _drafts_of(articles: QuerySet, person: AbstractBaseUser) -> QuerySet:
    # The status stands in each branch, for each has an index of drafts alone.
    return articles.filter(
        Q(created_by=person, status=Status.DRAFT) | Q(taken_by=person, status=Status.DRAFT)
    )


def _returned_to(articles: QuerySet, person: AbstractBaseUser) -> QuerySet:
    return with_decisions(_drafts_of(articles, person)).filter(decision=ReviewStep.RETURNED)


def _in_review(articles: QuerySet) -> QuerySet:
    return with_decisions(articles.unpublished(Status.IN_REVIEW))


def _when(moment: Any) -> str:
    return in_words(moment) if moment else ""


def _holder(article: Article) -> Any:
    return article.taken_by or article.created_by or ""


TITLE = Column(_("title"), "title", lambda article: article.title)
LANGUAGE = Column(_("language"), "language", lambda article: article.get_language_display())
CHANGED = Column(_("last changed"), "updated_at", lambda article: _when(article.updated_at))
HOLDER = Column(_("who"), "created_by__username", _holder)

MINE = DeskList(
    "mine",
    _("My drafts"),
    _("Texts you began or took that nobody has been handed yet."),
    _drafts_of,
    ("-updated_at", "-pk"),
    [TITLE, LANGUAGE, CHANGED],
    _form,
    _articles,
)
RETURNED = DeskList(
    "returned",
    _("Returned to me"),
    _("Handed over and given back: what the editor asks for."),
    _returned_to,
    ("-decided_at", "-pk"),
    [
        TITLE,
        Column(_("what is to be changed"), "said", lambda article: article.said[:200]),
        Column(_("returned by"), "decided_by", lambda article: article.decided_by or ""),
        Column(_("since"), "decided_at", lambda article: _when(article.decided_at)),
    ],
    lambda article: _form(article, "#review"),
    _articles,
)
REVIEW = DeskList(
    "review",
    _("Waiting for review"),
    _("Handed over and not yet approved; the one that has waited longest comes first."),
    lambda articles, person: _in_review(articles).exclude(approved()),
    ("updated_at", "pk"),
    [TITLE, LANGUAGE, HOLDER, CHANGED],
    lambda article: reverse("admin:articles_article_review", args=[article.pk]),
    _articles,
)
READY = DeskList(
    "ready",
    _("Ready to publish"),
    _("Approved as they stand; the one that was approved first comes first."),
    lambda articles, person: _in_review(articles).filter(approved()),
    ("decided_at", "pk"),
    [
        TITLE,
        LANGUAGE,
        Column(_("approved by"), "decided_by", lambda article: article.decided_by or ""),
        Column(_("since"), "decided_at", lambda article: _when(article.decided_at)),
    ],
    _form,
    _articles,
)
SCHEDULED = DeskList(
    "scheduled",
    _("Scheduled"),
    _("Public at a time to come. All times are those of Viet Nam, Asia/Ho_Chi_Minh (GMT+7)."),
    lambda articles, person: articles.scheduled(),
    ("publish_at", "pk"),
    [TITLE, LANGUAGE, Column(_("public on"), "publish_at", lambda article: _when(article.publish_at))],
    _form,
    _articles,
)
STALE = DeskList(
    "stale",
    _("Stale translations"),
    _("What they were made from has changed since by more than a typo."),
    lambda articles, person: articles.stale(),
    ("-updated_at", "-pk"),
    [
        TITLE,
        LANGUAGE,
        Column(_("based on"), "based_on__at", lambda article: article.based_on),
        Column(_("stale since"), "stale_since", lambda article: _when(article.stale_since)),
        CHANGED,
    ],
    lambda article: reverse("admin:articles_article_side_by_side", args=[article.pk]),
    lambda: _articles().select_related("based_on"),
)
TAKEN = DeskList(
    "taken",
    _("Originals taken"),
    _("Who is translating what, since when. An original is taken once for each language."),
    lambda articles, person: articles.unpublished(Status.DRAFT, Status.IN_REVIEW).filter(
        taken_by__isnull=False
    ),
    ("taken_at", "pk"),
    [
        Column(_("original"), "original_title", lambda article: article.original_title or article.title),
        LANGUAGE,
        Column(_("taken by"), "taken_by__username", lambda article: article.taken_by),
        Column(_("since"), "taken_at", lambda article: _when(article.taken_at)),
    ],
    _form,
    _articles,
)
EVIDENCE = DeskList(
    "evidence",
    _("Broken evidence"),
    _("The registry quotes words that no longer stand in their article."),
    lambda citations, person: citations.filter(pk__in=[citation.pk for citation in broken_citations()]),
    ("article", "code"),
    [
        Column(_("quoted passage"), "passage", lambda citation: citation.passage),
        Column(_("article"), "article__title", lambda citation: citation.article.title),
        Column(_("statement"), "statement", lambda citation: citation.statement),
    ],
    lambda citation: reverse("admin:articles_citation_change", args=[citation.pk]),
    lambda: _of_articles(Citation.objects.all()),
)
WORDLESS = DeskList(
    "pictures",
    _("Pictures without words"),
    _("Those who cannot see them are told nothing; they hold up publication."),
    lambda images, person: images.wordless().filter(article__binned_at__isnull=True),
    ("article", "order"),
    [
        Column(_("article"), "article__title", lambda image: image.article.title),
        Column(_("picture"), "order", lambda image: image.order),
        Column(_("caption"), "caption", lambda image: image.caption),
    ],
    lambda image: _form(image.article, "#images-group"),
    lambda: _of_articles(ArticleImage.objects.all()),
)
OVERDUE = DeskList(
    "overdue",
    _("Overdue corrections"),
    _("Their original was corrected, and their day to follow is over."),
    lambda tasks, person: tasks.filter(closed_at__isnull=True, due_at__lt=timezone.now()),
    ("due_at", "pk"),
    [
        Column(_("translation"), "article__title", lambda task: task.article.title),
        Column(_("what was corrected"), "note__text", lambda task: task.note.text),
        Column(_("was due"), "due_at", lambda task: _when(task.due_at)),
    ],
    lambda task: _form(task.article),
    lambda: _of_articles(CorrectionTask.objects.select_related("note")),
)
BIN = DeskList(
    "bin",
    _("In the bin"),
    _("Can be taken out again until an administrator deletes them for ever."),
    lambda articles, person: articles.filter(binned_at__isnull=False),
    ("-binned_at", "-pk"),
    [
        TITLE,
        Column(_("put there by"), "binned_by__username", lambda article: article.binned_by or ""),
        Column(_("since"), "binned_at", lambda article: _when(article.binned_at)),
    ],
    _form,
    lambda: Article.objects.defer("body", "original_text").select_related("binned_by"),
)

REPORTED = DeskList(
    "reported",
    _("Errors reported"),
    _("What readers found wrong, the oldest first. Answer each by a correction or a reason."),
    lambda reports, person: reports.filter(closed_at__isnull=True),
    ("at", "pk"),
    [
        Column(_("what is wrong"), "message", lambda report: report.message[:200]),
        Column(_("passage"), "passage", lambda report: report.passage[:200]),
        Column(_("page"), "about", lambda report: report.about),
        Column(_("received"), "at", lambda report: _when(report.at)),
    ],
    lambda report: reverse("admin:articles_errorreport_change", args=[report.pk]),
    ErrorReport.objects.all,
)

ALL = (MINE, RETURNED, REVIEW, READY, SCHEDULED, STALE, TAKEN, EVIDENCE, WORDLESS, OVERDUE, REPORTED, BIN)
LISTS = {each.key: each for each in ALL}
