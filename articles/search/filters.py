"""Search filters: each choice beside the words as a condition, and a link that removes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.models import Article, ArticleProvince, ArticleUnit, Credit, Person, Tag, TaggedArticle
from articles.periods import Period
from articles.search.facets import address_with
from articles.search.query_parser import Question
from articles.search.ranking import Narrowing
from articles.search.subjects import Subject
from provinces.datatypes.text_fields import tidy_line
from provinces.language_marks import in_page_language
from provinces.lineage import with_predecessors
from provinces.models import BorderGuardUnit, Country, Province


@dataclass(frozen=True)
class Chosen:
    label: Any
    value: str
    without: str


@dataclass
class Choices:
    """`subjects`, `since` and `until` narrow what is found; `problems` are sentences about choices that are none."""

    subjects: list[Subject] = field(default_factory=list)
    since: list[Period] = field(default_factory=list)
    until: list[Period] = field(default_factory=list)
    chosen: list[Chosen] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def narrowing(self) -> Narrowing:
        ends = ([period.iso for period in periods] for periods in (self.since, self.until))
        return Narrowing(tuple(self.subjects), *map(tuple, ends))


def _province(slug: str) -> tuple[str, Subject] | None:
    """Articles about those that went into it belong to it, too."""
    province = Province.objects.filter(slug=slug).first()
    if province is None:
        return None
    keys = tuple(each.pk for each in with_predecessors(province))
    return province.display_name, Subject(ArticleProvince, keys)


def _country(slug: str) -> tuple[str, Subject] | None:
    country = Country.objects.filter(slug=slug).first()
    if country is None:
        return None
    provinces, quoted = Article.objects.of_countries([country.pk])
    return str(country), Subject(ArticleProvince, tuple(sorted(provinces)), tuple(sorted(quoted)))


def _unit(slug: str) -> tuple[str, Subject] | None:
    unit = BorderGuardUnit.objects.filter(slug=slug).first()
    return unit and (in_page_language(unit), Subject(ArticleUnit, (unit.pk,)))


def _person(slug: str) -> tuple[str, Subject] | None:
    """Named only while a public article of this language credits them, as on their own page."""
    person = Person.objects.public_in(get_language() or "en").filter(slug=slug).first()
    return person and (str(person), Subject(Credit, (person.pk,)))


def _tag(slug: str) -> tuple[str, Subject] | None:
    tag = Tag.objects.public_in(get_language() or "en").filter(slug=slug).first()
    return tag and (in_page_language(tag), Subject(TaggedArticle, (tag.pk,)))


def _period(typed: str) -> tuple[str, Period] | None:
    period = Period.read(typed.split("-"))
    return period and (period.words, period)


READERS: dict[str, tuple[Any, Callable[[str], tuple[str, Subject | Period] | None]]] = {
    "province": (gettext_lazy("Province"), _province),
    "country": (gettext_lazy("Country"), _country),
    "unit": (gettext_lazy("Unit"), _unit),
    "person": (gettext_lazy("Person"), _person),
    "tag": (gettext_lazy("Tag"), _tag),
    "year": (gettext_lazy("Year"), _period),
    "from": (gettext_lazy("From"), _period),
    "to": (gettext_lazy("To"), _period),
}


def read_choices(asked: QueryDict, question: Question) -> Choices:
    """One query for each choice that was made, two for a country."""
    choices = Choices()
    for name, (label, reader) in READERS.items():
        typed = tidy_line(asked.get(name, ""))[:100]
        if not typed:
            continue
        meant = reader(typed)
        if meant is None:
            sentence = _("“%(typed)s” was left out: there is no such choice for “%(name)s”.")
            choices.problems.append(sentence % {"typed": typed, "name": label})
            continue
        words, condition = meant
        if isinstance(condition, Period):
            choices.since += [condition] if name in {"year", "from"} else []
            choices.until += [condition] if name in {"year", "to"} else []
        else:
            choices.subjects.append(condition)
        choices.chosen.append(Chosen(label, words, address_with(asked, name)))
    if question.since:
        choices.since.append(question.since)
    if question.until:
        choices.until.append(question.until)
    for word in question.nonsense:
        sentence = _("“%(typed)s” is no date and was left out; write it as in from:2024-05 or to:2024-08-15.")
        choices.problems.append(sentence % {"typed": word})
    return choices
