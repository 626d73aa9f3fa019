"""Registry entries: everything of the registry that can be searched, with its names and with what else is known of it.

Both languages at once, so that what is read can be kept for readers of either.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from django.db.models import Count, Model, Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from articles.search.normalization import words
from provinces.models import (
    Agreement,
    AgreementParty,
    BorderGate,
    BorderGuardUnit,
    Country,
    Directive,
    Organisation,
    Province,
    Succession,
    TwinningAct,
    TwinningPair,
)
from provinces.models.kept_registry import registry_at_hand
from provinces.models.wording import wording_of

LANGUAGES = ("en", "vi")
_COMMUNITY = re.compile(r" (villages?|hamlets?|hamlet cluster|communes?|districts?|city|town)$")
_BRACKETS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True)
class Section:
    """A list page of the registry, found by what it lists."""

    route: str
    name: Any
    called: tuple[str, ...]

    def get_absolute_url(self) -> str:
        return reverse(self.route)

    def __str__(self) -> str:
        return str(self.name)


SECTIONS = [
    Section(
        "provinces:list", gettext_lazy("Provinces"), ("province", "tỉnh", "tỉnh thành", "63 tỉnh", "34 tỉnh")
    ),
    Section("provinces:units", gettext_lazy("Border guard units"), ("unit", "border guard unit", "đơn vị")),
    Section("provinces:agreements", gettext_lazy("Agreements"), ("agreement", "điều ước", "hiệp định")),
    Section(
        "provinces:pairs",
        gettext_lazy("Twinning"),
        ("twinning", "twinned pair", "twinned village", "twinned commune", "twin village", "kết nghĩa"),
    ),
    Section(
        "provinces:gates",
        gettext_lazy("Border gates"),
        ("border gate", "border crossing", "checkpoint", "gate", "cửa khẩu"),
    ),
    Section("provinces:directives", gettext_lazy("Directives"), ("directive", "văn bản chỉ đạo", "chỉ thị")),
    Section("provinces:organisations", gettext_lazy("Organisations"), ("organisation", "tổ chức")),
]


@dataclass(eq=False)
class Entry:
    """`row` is its model's instance or a `Section`. All words are folded.

    `names` are whole, `own` those of them that are no mere alias; `kind` are the words of what it is; `about` what else
    is known of it: countries, years, places.
    """

    row: Any
    names: set[str] = field(default_factory=set)
    kind: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    is_sentence: bool = False  # its name is a title, made of words of every day

    @property
    def name_words(self) -> set[str]:
        return {word for name in self.names for word in name.split()}

    @cached_property
    def numerals(self) -> set[str]:
        """The number with which a name begins, and the year: `112/2014/ND-CP` is meant by 112, not what amends it."""
        first = {name.split()[0] for name in self.names}
        return {word for word in first | self.about if word.isdigit()}


def read_entries() -> list[Entry]:
    """In the order in which equals are shown, with the Vietnamese wordings of all that is kept in English.

    Fifteen queries.
    """
    entries = [_section(section) for section in SECTIONS]
    with registry_at_hand():
        entries += [*_provinces(), *_countries(), *_gates(), *_units(), *_organisations(), *_directives()]
        entries += [*_agreements(), *_pairs(), *_acts()]
    return entries


def _section(section: Section) -> Entry:
    return Entry(section, _spelt([*_said(section.name), *section.called]))


def _provinces() -> Iterator[Entry]:
    """Those of today before those of yesterday, ours before those across."""
    became = Prefetch("successions", Succession.objects.select_related("successor").order_by("on", "pk"))
    rows = Province.objects.select_related("country").prefetch_related(became).defer("note")
    for row in sorted(rows, key=lambda each: (each.is_former, each.country_id != "VN", each.pk)):
        city = ("thành phố", "tp", "city") if row.kind == "city" else ()
        yield _entry(row, kind=[*_label(row), *_named(Province), *city], about=_called(row.country))


def _countries() -> Iterator[Entry]:
    for row in Country.objects.order_by("pk"):
        yield Entry(row, _spelt(_called(row)), _cut_words(_named(Country)))


def _gates() -> Iterator[Entry]:
    rows = BorderGate.objects.select_related(
        "province", "former_province", "across_country", "across_province"
    )
    for row in rows.defer("note").order_by("pk"):
        about = [*_called(row.across_country), row.mode]
        for province in (row.province, row.former_province, row.across_province):
            about += province.searched if province else []
        yield _entry(row, kind=[*_label(row, "gate_class"), *_named(BorderGate)], about=about)


def _units() -> Iterator[Entry]:
    for row in BorderGuardUnit.objects.select_related("province").defer("note").order_by("pk"):
        about = row.province.searched if row.province else []
        yield _entry(row, kind=[*_label(row), *_named(BorderGuardUnit)], about=about)


def _organisations() -> Iterator[Entry]:
    for row in Organisation.objects.select_related("country").order_by("pk"):
        about = _called(row.country) if row.country else []
        yield _entry(row, kind=[*_label(row), *_named(Organisation)], about=about)


def _directives() -> Iterator[Entry]:
    for row in Directive.objects.order_by("-issued_on", "pk"):
        yield _entry(row, kind=_label(row), about=[row.issuer, row.issued_on[:4], row.term], is_sentence=True)


def _agreements() -> Iterator[Entry]:
    parties = AgreementParty.objects.select_related("country", "organisation").order_by("pk")
    rows = Agreement.objects.prefetch_related(Prefetch("parties", parties)).order_by("-signed_on", "pk")
    for row in rows.defer("note"):
        about = [row.domain, row.subject, row.signed_at, row.signed_on[:4]]
        for party in row.parties.all():
            about += _called(party.country) if party.country else party.organisation.searched
        kind = [*_label(row, "instrument"), *_named(Agreement)]
        yield _entry(row, kind=kind, about=about, is_sentence=True)


def _pairs() -> Iterator[Entry]:
    for row in TwinningPair.objects.for_list().select_related("our_unit__province"):
        about = [*_called(row.their_country), row.since[:4]]
        for named in (row.our_province, row.their_province, row.our_unit):
            about += named.searched if named else []
        kind = [*_label(row, "level"), *_named(TwinningPair), "twinned", "kết nghĩa"]
        yield _with_sides(_entry(row, kind=kind, about=about), row.our_name, row.their_name)


def _acts() -> Iterator[Entry]:
    rows = TwinningAct.objects.select_related("country").prefetch_related("pairs")
    for row in rows.annotate(recorded=Count("pairs")).order_by("-signed_on", "pk"):
        about = [*_called(row.country), row.signed_on[:4], row.signed_at, row.paper]
        entry = _entry(row, kind=[*_named(TwinningAct), "twinned", "kết nghĩa"], about=about)
        yield _with_sides(entry, *row.name.split(" – "))


def _with_sides(entry: Entry, *sides: str) -> Entry:
    """Known by the bare name of each side as well: `Ka Tang` of `Ka Tang village (Lao Bao town)`."""
    entry.names |= _spelt(_COMMUNITY.sub("", _BRACKETS.sub(" ", side).strip()) for side in sides)
    return entry


def _entry(row: Any, *, kind: Iterable[str], about: Iterable[str] = (), is_sentence: bool = False) -> Entry:
    own = [getattr(row, "name", ""), getattr(row, "local_name", "")]
    names, known, main = _spelt(_in_both(row.searched)), _cut_words(_in_both(about)), _spelt(_in_both(own))
    return Entry(row, names, _cut_words(kind), known, main, is_sentence)


def _in_both(lines: Iterable[str]) -> list[str]:
    """What the registry keeps in English, and how Vietnamese says it."""
    lines = list(lines)
    return lines + [said.vietnamese for line in lines if (said := wording_of(line))]


def _label(row: Model, field_name: str = "kind") -> list[str]:
    """The words of a choice in both languages."""
    return _choices(type(row), field_name).get(getattr(row, field_name), [])


@cache
def _choices(model: type[Model], field_name: str) -> dict[str, list[str]]:
    choices: Any = model._meta.get_field(field_name)
    return {value: _said(label) for value, label in choices.flatchoices}


@cache
def _named(model: type[Model]) -> list[str]:
    return _said(model._meta.verbose_name)


def _called(country: Country) -> list[str]:
    """Its names in both languages."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found += country.searched
    return found


def _said(lazy: Any) -> list[str]:
    """A word of the interface in both languages."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(str(lazy))
    return found


def _spelt(lines: Iterable[str]) -> set[str]:
    """All names, whole, without what stands in brackets, and what stands in them."""
    return set().union(*(_cut(line) for line in lines))


def _cut_words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in words(line).split()}


@lru_cache(maxsize=4_096)
def _cut(line: str) -> frozenset[str]:
    """A pure function of the text: what is kept can never be out of date."""
    parts = [line, _BRACKETS.sub(" ", line), *_BRACKETS.findall(line)]
    return frozenset(words(part) for part in parts) - {""}
