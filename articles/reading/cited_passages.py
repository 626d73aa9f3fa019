"""Cited passages: what the registry takes from one article, passage by passage."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from articles.html.passages import QuotableText
from articles.html.plain_text import fold_quotation
from articles.models import Article, Citation, Person
from provinces.datatypes.addresses import address
from provinces.datatypes.prepared import Given, Prepared
from provinces.language_marks import called, english
from provinces.models import Country, Province

# How to get from a citation's subject to the entry with a page, and that entry's own name on the page.
_OWNER = {
    "figure": "subject",
    "status_change": "province",
    "succession": "successor",
    "neighbour": "province",
    "place": "province",
}
_JOINS = (
    "figure__country",
    "figure__province",
    "figure__unit",
    "figure__agreement",
    "country",
    "province",
    "status_change__province",
    "succession__successor",
    "neighbour__province",
    "place__province",
    "organisation",
    "unit",
    "gate__province",
    "agreement",
    "directive",
    "act",
    "pair",
    "person",
)
_CITATIONS = Prepared(
    Citation,
    lambda: (
        Citation.objects.filter(article=Given("article", models.BigIntegerField()))
        .select_related(*_JOINS)
        .order_by("pk")
    ),
)


@dataclass
class Fact:
    """A statement, and what it is said of: (name, address), the name perhaps as markup, the address perhaps empty.

    `citations` are the numbers of all citations that say just this: one border with three neighbours is three.
    """

    statement: str
    subjects: list[tuple[str, str]] = field(default_factory=list)
    citations: list[int] = field(default_factory=list)


@dataclass
class Passage:
    """Words of the article and what rests on them. `place`: where they end (`QuotableText.end_of`), or None."""

    words: str
    place: int | None
    facts: list[Fact] = field(default_factory=list)
    number: int = 0


def passages_of(article: Article) -> list[Passage]:
    """The passages that are cited, numbered as they follow each other in the text, then those outside it. One query.

    `article` is of `for_page()`; none for an article that is not cited.
    """
    if not article.is_cited:  # type: ignore[attr-defined]
        return []
    citations = _CITATIONS(article=article.pk)
    text, passages = QuotableText(article.body), {}
    for citation in citations:
        key = fold_quotation(citation.passage)
        if key not in passages:
            passages[key] = Passage(citation.passage, text.end_of(citation.passage))
        _add(passages[key].facts, citation)
    ordered = sorted(passages.values(), key=lambda one: (one.place is None, one.place or 0))
    for number, passage in enumerate(ordered, start=1):
        passage.number = number
    return ordered


def _add(facts: list[Fact], citation: Citation) -> None:
    entry, figure = _entry(citation), citation.figure
    statement = f"{figure.get_measure_display()}: {figure.in_words}" if figure else citation.statement
    fact = next((one for one in facts if one.statement == statement), None)
    if fact is None:
        fact = Fact(statement)
        facts.append(fact)
    subject = (_name(entry), _address(entry))
    if subject not in fact.subjects:
        fact.subjects.append(subject)
    fact.citations.append(citation.pk)


def _entry(citation: Citation) -> models.Model | None:
    """The row to name; None for the nation as a whole."""
    subject = getattr(citation, citation.subject_name)
    if citation.subject_name not in _OWNER:
        return subject
    owner = getattr(subject, _OWNER[citation.subject_name])
    return subject if owner is None and citation.subject_name == "place" else owner


def _name(entry: models.Model | None) -> str:
    """As the page calls it, marked where that is another language than the page's."""
    if isinstance(entry, Province):
        return called(entry)
    return _("Viet Nam") if entry is None else str(entry) if isinstance(entry, Country) else english(entry)


def _address(entry: models.Model | None) -> str:
    if entry is None:
        return address("provinces:list")
    if type(entry).__name__ == "TwinningAct":
        return address("provinces:pairs")
    if isinstance(entry, Person):  # has a page only while a public article credits them
        return ""
    return entry.get_absolute_url() if hasattr(entry, "get_absolute_url") else ""
