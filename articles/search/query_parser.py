"""Query parser: what a reader typed, as clauses. Nothing is an error: what means nothing is left out."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.periods import Period
from articles.search.normalization import words
from articles.search.word_forms import SPELLINGS, forms_of
from provinces.datatypes.unseen_characters import without_unseen

LONGEST = 300  # characters of a question that are read
MOST_CLAUSES = 12

_TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')
# Phones set the marks of a language around a phrase. Single ones are apostrophes, too, unless they stand around words;
# one between two letters is an apostrophe even there.
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂", '"'))
_SINGLE = re.compile(r"(?<!\S)(-?)[‘‚‹]((?:[^‘’‚‹›]|(?<=\w)’(?=\w))+)[’‘›](?!\S)")
_DATE = re.compile(r"(from|to|từ|đến):(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$", re.IGNORECASE)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Clause:
    """One thing that must be there (or must not): any one of these phrases, the first as it was typed."""

    phrases: tuple[Phrase, ...]
    accented: tuple[str, ...] = ()  # words typed with accents, composed and in lower case


@dataclass(frozen=True)
class Question:
    """`wanted` must all be there, `unwanted` must not; `since` and `until` are the ends of what was asked for."""

    typed: str = ""
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    nonsense: tuple[str, ...] = field(default=())  # dates that are none

    @property
    def words(self) -> str:
        """The wanted words, folded, in order."""
        return " ".join(" ".join(clause.phrases[0]) for clause in self.wanted)


def read(typed: str, names: Iterable[str] = ()) -> Question:
    """The question in clauses. Words that stand together as one of `names` (folded) are one phrase."""
    typed = unicodedata.normalize("NFC", without_unseen(typed))
    typed = "".join(char if char.isprintable() else " " for char in typed)
    typed = " ".join(typed.split())[:LONGEST]
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    loose: list[str] = []
    ends: dict[str, dt.datetime] = {}
    nonsense: list[str] = []
    for minus, quoted, bare in _TOKEN.findall(_with_straight_quotes(typed)):
        if dated := _DATE.match(bare):
            period = Period.read([part for part in dated.groups()[1:] if part])
            if period is None:
                nonsense.append(bare)
            elif dated[1].lower() in {"from", "từ"}:
                ends["since"] = period.starts
            else:
                ends["until"] = period.ends
        elif quoted or bare.startswith("-"):
            clause = _clause(quoted or bare[1:], exact=bool(quoted))
            if clause:
                (unwanted if minus or not quoted else wanted).append(clause)
        else:
            loose.append(bare)
    wanted += _clauses(" ".join(loose), {*names, *SPELLINGS})
    return Question(
        typed, tuple(wanted[:MOST_CLAUSES]), tuple(unwanted[:MOST_CLAUSES]), nonsense=tuple(nonsense), **ends
    )


def _with_straight_quotes(typed: str) -> str:
    return _SINGLE.sub(r'\1"\2"', typed.translate(_MARKS))


def _clause(text: str, *, exact: bool) -> Clause | None:
    phrase = tuple(words(text).split())
    if not phrase:
        return None
    accented = tuple(word for word in _lower(text).split() if not word.isascii())
    return Clause((phrase,) if exact else tuple(forms_of(phrase)), accented)


def _clauses(text: str, names: set[str]) -> list[Clause]:
    """One clause a word, or a name of several words: the longest name that begins at a word wins."""
    typed = [(word, _lower(word)) for raw in text.split() for word in [raw] if words(raw)]
    folded = [words(word) for word, _ in typed]
    clauses = []
    at = 0
    while at < len(typed):
        length = next((size for size in range(6, 1, -1) if " ".join(folded[at : at + size]) in names), 1)
        length = min(length, len(typed) - at)
        clause = _clause(" ".join(word for word, _ in typed[at : at + length]), exact=False)
        if clause:
            clauses.append(clause)
        at += length
    return clauses


def _lower(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", text).lower()).split())
