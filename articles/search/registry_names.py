"""Registry names: which entries of the registry a question means, the best first.

All entries are read once and kept until the registry changes: its version says so, one query a question.
"""

import difflib
from bisect import bisect_left
from collections.abc import Iterable

from django.db import connection

from articles.search.query_parser import Clause, Question
from articles.search.registry_entries import Entry, Section, read_entries
from articles.search.stop_words import STOP_WORDS
from articles.search.word_forms import Phrase, forms_of
from provinces.models import (
    Agreement,
    BorderGate,
    BorderGuardUnit,
    Country,
    Organisation,
    Province,
    RegistryVersion,
)

SHOWN = 6
OFFERED = 3
ALIKE = 0.78  # how much of a name must be the same for it to be offered
SHORTEST_JOINED = 5  # letters of a name that is known without its spaces, too
EXACT, KIND_AND_NAME, HELD, BY_NAME, BY_SUBJECT = 5, 4, 3, 2, 1
# Whose names are one phrase in a question about articles; a title or a side of a pair is looked for word by word.
NAMED = (Province, BorderGuardUnit, BorderGate, Agreement, Country, Organisation)


class Names:
    """Every folded name, with the entries that have it, in the order in which they are shown."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = list(entries)
        self.exact: dict[str, list[int]] = {}
        self.joined: dict[str, str] = {}
        self.by_word: dict[str, set[int]] = {}
        self.by_name_word: dict[str, set[int]] = {}
        for number, entry in enumerate(self.entries):
            for name in sorted(entry.names):
                self.exact.setdefault(name, []).append(number)
                joined = name.replace(" ", "")
                if " " in name and len(joined) >= SHORTEST_JOINED and not entry.is_sentence:
                    self.joined.setdefault(joined, name)
            for word in entry.name_words:
                self.by_name_word.setdefault(word, set()).add(number)
            for word in entry.name_words | entry.kind | entry.about:
                self.by_word.setdefault(word, set()).add(number)
        self.vocabulary = sorted(self.by_name_word)
        self.phrases = {
            name for entry in self.entries if isinstance(entry.row, NAMED) for name in entry.names
        }

    def card(self, question: Question) -> list[Entry]:
        """What is named so, then what has a name that holds the words; without either, what the words are about."""
        if not question.words or len(question.words) > 200:
            return []
        phrase = tuple(question.words.split())
        scores: dict[int, tuple[int, int]] = {}
        for number in self._exact(phrase):
            scores.setdefault(number, (EXACT, int(question.words in self.entries[number].own)))
        for number in self._kind_and_name(phrase):
            scores.setdefault(number, (KIND_AND_NAME, 0))
        for number, length in self._held(phrase):
            scores.setdefault(number, (HELD, -length))
        if not scores:
            scores = self._about(question.wanted)
        ranked = sorted(scores, key=lambda number: (-scores[number][0], -scores[number][1], number))
        return [self.entries[number] for number in ranked[:SHOWN]]

    def offers(self, question: Question) -> list[Entry]:
        """Entries whose names look like what was typed, each name once: none leads to an empty page."""
        typed = question.words
        if not typed or len(typed) > 60:
            return []
        likely = [name for name in self.exact if name[0] == typed[0] and not self._is_section(name)]
        close = difflib.get_close_matches(typed, likely, n=OFFERED + 2, cutoff=ALIKE)
        found = {
            str(entry.row.name): entry for entry in (self.entries[self.exact[name][0]] for name in close)
        }
        return list(found.values())[:OFFERED]

    def _is_section(self, name: str) -> bool:
        row = self.entries[self.exact[name][0]].row
        return isinstance(row, Section) or not hasattr(row, "name")

    def _exact(self, phrase: Phrase) -> list[int]:
        """Named so, or by a name of one meaning, or so without its spaces."""
        found: list[int] = []
        for form in forms_of(phrase):
            name = " ".join(form)
            found += self.exact.get(name, [])
        joined = self.joined.get("".join(phrase)) or "".join(phrase)
        found += self.exact.get(joined, []) if len(joined) >= SHORTEST_JOINED else []
        return list(dict.fromkeys(found))

    def _kind_and_name(self, phrase: Phrase) -> list[int]:
        """`Yunnan province`, `tỉnh Điện Biên`, `nghị quyết 33`: a name with words of what it is before or behind it."""
        found = []
        for start, end in ((1, None), (2, None), (0, -1), (0, -2), (3, None), (0, -3)):
            name = phrase[start:end]
            kind = {word for form in (phrase[:start], phrase[end:] if end else ()) for word in form}
            for number in [*self._exact(name), *self._numbered(name)] if name else []:
                if kind <= self.entries[number].kind:
                    found.append(number)
        return list(dict.fromkeys(found))

    def _numbered(self, phrase: Phrase) -> list[int]:
        """Papers whose number begins so: 112 of 112/2014/ND-CP."""
        if len(phrase) > 2 or not all(word.isdigit() for word in phrase):
            return []
        start = " ".join(phrase) + " "
        among = sorted(self.by_name_word.get(phrase[0], ()))
        return [
            number for number in among if any(name.startswith(start) for name in self.entries[number].names)
        ]

    def _held(self, phrase: Phrase) -> list[tuple[int, int]]:
        """(entry, length of the name) where the words stand in a name in this order, the last perhaps unfinished."""
        if STOP_WORDS.issuperset(phrase):
            return []
        *whole, last = phrase
        among = set.union(*self._beginning(last)) if self._beginning(last) else set()
        for word in whole:
            among = among & self.by_name_word.get(word, set())
        found = []
        for number in sorted(among):
            lengths = [len(name) for name in self.entries[number].names if _holds(name.split(), list(phrase))]
            found += [(number, min(lengths))] if lengths else []
        return found

    def _beginning(self, start: str) -> list[set[int]]:
        """The entries of every word that begins so; of the word itself where it is as short as a syllable."""
        if len(start) <= 2:
            return [self.by_name_word[start]] if start in self.by_name_word else []
        at = bisect_left(self.vocabulary, start)
        found = []
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(start):
            found.append(self.by_name_word[self.vocabulary[at]])
            at += 1
        return found

    def _about(self, wanted: Iterable[Clause]) -> dict[int, tuple[int, int]]:
        """Entries that have all the words, in their names or in what is known of them. A year alone means none."""
        clauses = [each for each in wanted if not STOP_WORDS.issuperset(each.phrases[0])]
        if not clauses or all(word.isdigit() for each in clauses for word in each.phrases[0]):
            return {}
        among = set(range(len(self.entries)))
        named: dict[int, int] = {}
        for clause in clauses:
            here: set[int] = set()
            for phrase in clause.phrases:
                here |= set.intersection(*(self.by_word.get(word, set()) for word in phrase))
                for number in set.intersection(*(self.by_name_word.get(word, set()) for word in phrase)):
                    named[number] = named.get(number, 0) + 1
            among &= here
        numerals = {word for clause in clauses for word in clause.phrases[0] if word.isdigit()}
        return {
            number: (
                BY_NAME if number in named else BY_SUBJECT,
                named.get(number, 0) + 4 * len(numerals & self.entries[number].numerals),
            )
            for number in among
            if not isinstance(self.entries[number].row, Section)
        }


def _holds(name: list[str], asked: list[str]) -> bool:
    """Whether the asked words stand in the name one after the other, the last perhaps unfinished."""
    *whole, last = asked
    for at in range(len(name) - len(asked) + 1):
        word = name[at + len(whole)]
        if name[at : at + len(whole)] == whole and (
            word == last or (len(last) > 2 and word.startswith(last))
        ):
            return True
    return False


_kept: dict[str, tuple[str, Names]] = {}  # by database: the version, and what was read at it


def read_names() -> Names:
    """As the registry is now. One query; after a change of the registry fifteen more, once in each process."""
    stamp = RegistryVersion.now()
    kept = _kept.get(connection.alias)
    if kept and stamp and kept[0] == stamp:
        return kept[1]
    names = Names(read_entries())
    _kept[connection.alias] = (stamp, names)
    return names
