"""Spellings: under which names texts speak of the entries of the registry, of people and of tags."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst

from articles.checks.name_index import Phrases
from articles.models import Person, Tag
from articles.suggestions.tokens import words_of
from articles.suggestions.trie import Trie, trie_of
from provinces.choices import ProvinceKind, UnitKind
from provinces.models import BorderGuardUnit, Province
from provinces.models.kept_registry import kept
from provinces.models.wording import wordings
from provinces.spelled_names import SpelledNames, spelled_names

type Named = tuple[str, str, Any, Any, bool]

# How newspapers call the border guard of a province; the registry has the first form of each language, or none.
COMMANDS = (
    "Border Guard of {}",
    "Border Guard of {} Province",
    "Provincial Border Guard of {}",
    "Provincial Border Guard (PBG) of {}",
    "{} Border Guard",
    "{} Province Border Guard",
    "{} Provincial Border Guard",
    "Bộ đội Biên phòng {}",
    "Bộ đội Biên phòng tỉnh {}",
    "Bộ đội Biên phòng thành phố {}",
    "BĐBP {}",
    "BĐBP tỉnh {}",
    "Biên phòng {}",
    "Biên phòng tỉnh {}",
)
FORCE = ("Bộ đội Biên phòng", "BĐBP")  # the whole force, where no place follows
# Whose name is that of a man first: a city only where it is called one.
PERSONS = {"ho chi minh"}
CITIES = ("{} City", "City of {}", "thành phố {}", "TP {}")
# What begins with the name of a province and is something else: the ocean, the town of the battle, a former province.
OTHERS = ("Thái Bình Dương", "Điện Biên Phủ", "Hà Nam Ninh", "Hồ Chí Minh")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
MOST_WORDS = 2  # a person is never known by fewer


def provinces_trie() -> Trie:
    """Names of provinces alone, for those that stand inside the name of a unit."""
    return kept("trie of provinces", lambda: trie_of(_provinces(spelled_names())))


def registry_trie() -> Trie:
    """All names of the registry. Made once in a process after each change."""
    return kept("trie of names", lambda: trie_of(_registry(spelled_names())))


def vietnamese_of_tags() -> Phrases[str]:
    """What a tag may be called in English by the words that Vietnamese has for it."""
    return kept("tags by their Vietnamese", _vietnamese_of_tags)


def _vietnamese_of_tags() -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    longest = Tag._meta.get_field("name").max_length or 0
    for english, said in wordings().items():
        if len(english) <= longest:
            for name in {english, capfirst(english)}:  # as `wording_of` finds it
                phrases.add(said.vietnamese, name)
    return phrases


def people_trie(people: Iterable[Person]) -> Trie:
    return trie_of(
        (name, "person", person.pk, person, bool(person.local_name))
        for person in people
        for name in (person.name, person.local_name, *person.other_names)
        if len(words_of(name).folded) >= MOST_WORDS
    )


def tags_trie(tags: Iterable[Tag], vietnamese: dict[str, str]) -> Trie:
    return trie_of(
        (name, "tag", tag.pk, tag, True) for tag in tags for name in (tag.name, vietnamese.get(tag.name, ""))
    )


def _registry(registry: SpelledNames) -> Iterator[Named]:
    yield from _provinces(registry)
    for unit in registry.units:
        vietnamese = unit.local_name or registry.vietnamese.get(unit.name, "")
        for name in (*registry.of(unit), *_called_by_place(unit)):
            yield name, "unit", unit.pk, unit, bool(vietnamese or unit.kind == UnitKind.COMMAND)
        if unit.kind == UnitKind.FORCE:
            for name in FORCE:
                yield name, "force", unit.pk, unit, True
    for gate in registry.gates:
        for name in registry.of(gate):
            yield _BRACKETS.sub("", name), "gate", gate.pk, gate, bool(gate.local_name)
    for agreement in registry.agreements:
        for name in registry.of(agreement):
            yield _BRACKETS.sub("", name), "agreement", agreement.pk, agreement, True
    for name in (*registry.countries, *OTHERS):
        yield name, "", name, None, True


def _provinces(registry: SpelledNames) -> Iterator[Named]:
    for province in registry.provinces:
        for name in registry.of(province):
            for each in _as_place(province, name):
                yield each, "province", province.pk, province, bool(province.local_name)


def _as_place(province: Province, name: str) -> list[str]:
    if " ".join(words_of(name).folded) not in PERSONS:
        return [name]
    return [form.format(name) for form in CITIES] if province.kind == ProvinceKind.CITY else []


def _called_by_place(unit: BorderGuardUnit) -> list[str]:
    province = unit.province
    if unit.kind != UnitKind.COMMAND or province is None:
        return []
    names = dict.fromkeys([province.name, province.local_name, *province.other_names])
    return [form.format(name) for name in names if name for form in COMMANDS]
