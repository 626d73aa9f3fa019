"""Naming: what a text names, each once, with the sentence it stands in; of namesakes the one of the article's day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.checks.name_index import name_index, people_in
from articles.models import Tag
from articles.suggestions.rules import accepts
from articles.suggestions.spellings import (
    people_trie,
    provinces_trie,
    registry_trie,
    tags_trie,
    vietnamese_of_tags,
)
from articles.suggestions.tokens import Words, words_of
from articles.suggestions.trie import Match, Trie
from provinces.lifetimes import no_longer, not_yet
from provinces.lineage import successors_of
from provinces.models import BorderGuardUnit, Province
from provinces.models.wording import wording_of

KINDS = ("province", "unit", "gate", "person", "agreement", "tag")  # as they are offered
HOLDS_PROVINCES = {"unit", "force", "gate", "agreement"}  # a province in such a name is named, too


@dataclass(frozen=True)
class Text:
    """A text of the form, in words without marks."""

    words: str
    language: str
    is_original: bool = False


@dataclass(frozen=True)
class Suggestion:
    """`printed` is what the text says, between the words of its sentence that stand before and behind it."""

    key: str
    kind: str
    row: Any
    before: str
    printed: str
    behind: str
    text: Text

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.printed}{self.behind}"


def key_of(kind: str, row: Any) -> str:
    """`province-12`: names it on the form. A tag goes by its word, as on the line of tags."""
    return f"{kind}-{row.name if kind == 'tag' else row.pk}"


@dataclass(frozen=True)
class Names:
    """All that can be named, ready to be looked for."""

    registry: Trie
    provinces: Trie
    people: Trie
    tags: Trie


def read_names(texts: Iterable[Text]) -> Names:
    """All of the registry, and the people and tags whose names stand in these texts: three queries at most.

    The names of the registry stay in memory until it changes, for one query of its version.
    """
    folded = [words_of(text.words).folded for text in texts]
    index = name_index()
    there = {pk for words in folded for pk in index.tags.standing_in(words)}
    vietnamese = vietnamese_of_tags()
    english = {name for words in folded for name in vietnamese.standing_in(words)}
    tags = (
        list(Tag.objects.filter(Q(pk__in=there) | Q(name__in=english)).order_by("pk"))
        if there | english
        else []
    )
    said = {tag.name: wording.vietnamese for tag in tags if (wording := wording_of(tag.name))}
    return Names(
        registry_trie(), provinces_trie(), people_trie(people_in(folded, index)), tags_trie(tags, said)
    )


def suggested(texts: Iterable[Text], *, day: str, names: Names) -> list[Suggestion]:
    """In the order of `KINDS`, then of the text. `day` is the article's, as far as it is known."""
    found: dict[str, Suggestion] = {}
    for text in texts:
        words = words_of(text.words)
        for match in _matches(words, names):
            for kind, row in _meant(match, day):
                if (key := key_of(kind, row)) not in found:
                    found[key] = Suggestion(key, kind, row, *_cut(words, match), text)
    return sorted(found.values(), key=lambda each: KINDS.index(each.kind))


def _matches(words: Words, names: Names) -> Iterator[Match]:
    """People first: what is part of a person's name is no place."""
    people = list(names.people.matches(words, accepts))
    taken = {place for match in people for place in range(match.first, match.end)}
    yield from people
    for match in names.registry.matches(words, accepts):
        if taken.isdisjoint(range(match.first, match.end)):
            yield match
            if any(name.kind in HOLDS_PROVINCES for name in match.names):
                yield from names.provinces.matches(words, accepts, (match.first, match.end))
    yield from names.tags.matches(words, accepts)


def _meant(match: Match, day: str) -> Iterator[tuple[str, Any]]:
    """The rows that the names mean on that day."""
    for kind in KINDS:
        rows = [name.row for name in match.names if (name.kind.replace("force", "unit")) == kind]
        if kind in {"province", "unit"}:
            rows = on_the_day(rows, day)
        for row in rows:
            yield kind, row


def on_the_day(rows: list[Any], day: str) -> list[Any]:
    """Those of namesakes that existed on the day; else what they had become by then; else what is called so at all."""
    there = [row for row in rows if _existed(row, day)]
    if there or not rows:
        return there
    heirs = {heir.pk: heir for row in rows for heir in _heirs(row) if _existed(heir, day)}
    return list(heirs.values()) or rows


def _existed(row: Any, day: str) -> bool:
    return not day or not (not_yet(row.valid_from, day) or no_longer(row.valid_to, day))


def _heirs(row: Province | BorderGuardUnit) -> list[Any]:
    if isinstance(row, Province):
        return list(successors_of(row))
    return [row.successor] if row.successor is not None else []


def _cut(words: Words, match: Match) -> tuple[str, str, str]:
    start, stop = words.starts[match.first], words.ends[match.end - 1]
    begins, ends = words.bounds(start, stop)
    return words.text[begins:start], words.text[start:stop], words.text[stop:ends]
