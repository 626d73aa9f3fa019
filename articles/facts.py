"""What the registry takes from one article, grouped by what it is about."""

from dataclasses import dataclass, field

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Citation, Person
from provinces.models import Country, Province
from provinces.templatetags.registry import called, english

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


@dataclass
class Fact:
    """A statement in words and the passage it rests on; `numbers` are those of all citations that say just this."""

    statement: str
    passage: str
    numbers: list[int] = field(default_factory=list)


@dataclass
class Subject:
    """An entry of the registry, its name perhaps as markup, where it is shown (empty: nowhere of its own)."""

    name: str
    address: str
    facts: list[Fact] = field(default_factory=list)


def facts_of(article: Article) -> list[Subject]:
    """The article's citations by subject, in the order they were recorded. One query."""
    subjects: dict[tuple[str, object], Subject] = {}
    for citation in article.citations.select_related(*_JOINS).order_by("pk"):
        entry = _entry(citation)
        key = (type(entry).__name__, entry.pk if entry is not None else None)
        if key not in subjects:
            subjects[key] = Subject(_name(entry), _address(entry))
        _add(subjects[key].facts, citation)
    return list(subjects.values())


def _add(facts: list[Fact], citation: Citation) -> None:
    """One border with three neighbours is three citations of one sentence: shown once, reached by each number."""
    figure = citation.figure
    statement = f"{figure.get_measure_display()}: {figure.in_words}" if figure else citation.statement
    said = (statement, citation.passage)
    fact = next((known for known in facts if (known.statement, known.passage) == said), None)
    if fact is None:
        fact = Fact(*said)
        facts.append(fact)
    fact.numbers.append(citation.pk)


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
        return reverse("provinces:list")
    if type(entry).__name__ == "TwinningAct":
        return reverse("provinces:pairs")
    if isinstance(entry, Person):  # has a page only while a public article credits them
        return ""
    return entry.get_absolute_url() if hasattr(entry, "get_absolute_url") else ""
