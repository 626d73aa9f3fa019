"""Query parser: what a reader typed, as clauses. Nothing is an error: what means nothing is left out."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.periods import Period
from articles.search.normalization import words
from articles.search.synonyms import MEANINGS, NAMES
from articles.search.word_forms import forms_of, numbers_of, variants_of
from provinces.datatypes.unseen_characters import without_unseen

LONGEST = 300  # characters of a question that are read
MOST_CLAUSES = 12
LONGEST_NAME = 8  # words

_TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')
# Phones set the marks of a language around a phrase. Single ones are apostrophes, too, unless they stand around words;
# one between two letters is an apostrophe even there.
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂", '"'))
_SINGLE = re.compile(r"(?<!\S)(-?)[‘‚‹]((?:[^‘’‚‹›]|(?<=\w)’(?=\w))+)[’‘›](?!\S)")
_DATE = re.compile(r"(from|to|từ|đến):(\S+)$", re.IGNORECASE)
_PERIOD = re.compile(r"\d{4}(-\d{1,2}){0,2}$", re.ASCII)

Phrase = tuple[str, ...]


def _several(phrases: Iterable[Phrase]) -> set[str]:
    """Those of several words, in the plural as well."""
    return {
        " ".join((*phrase[:-1], last))
        for phrase in phrases
        if len(phrase) > 1
        for last in (phrase[-1], *numbers_of(phrase[-1]))
    }


TOGETHER = _several(NAMES)
APART = _several(MEANINGS.keys() - NAMES)


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
    since: Period | None = None
    until: Period | None = None
    nonsense: tuple[str, ...] = field(default=())  # dates that are none
    has_phrase: bool = False  # in quotation marks

    @property
    def words(self) -> str:
        """The wanted words, folded, in order."""
        return " ".join(" ".join(clause.phrases[0]) for clause in self.wanted)


def read(typed: str, names: Iterable[str] = (), joined: Mapping[str, str] | None = None) -> Question:
    """The question in clauses. Words that stand together as one of `names` (folded) are one phrase.

    `joined` says of which name a word is made that leaves out its spaces: `dienbien` of `dien bien`.
    """
    typed = unicodedata.normalize("NFC", without_unseen(typed))
    typed = "".join(char if char.isprintable() else " " for char in typed)
    typed = " ".join(typed.split())[:LONGEST]
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    loose: list[str] = []
    ends: dict[str, Period] = {}
    nonsense: list[str] = []
    has_phrase = False
    for minus, quoted, bare in _TOKEN.findall(_with_straight_quotes(typed)):
        if dated := _DATE.match(bare):
            period = Period.read(dated[2].split("-")) if _PERIOD.match(dated[2]) else None
            if period is None:
                nonsense.append(bare)
            elif dated[1].lower() in {"from", "từ"}:
                ends["since"] = period
            else:
                ends["until"] = period
        elif quoted or bare.startswith("-"):
            clause = _clause(quoted or bare[1:], exact=bool(quoted))
            has_phrase = has_phrase or (bool(quoted) and not minus)
            if clause:
                (unwanted if minus or not quoted else wanted).append(clause)
        else:
            loose.append(bare)
    wanted += _clauses(" ".join(loose), {*names, *TOGETHER}, joined or {})
    clauses = (tuple(wanted[:MOST_CLAUSES]), tuple(unwanted[:MOST_CLAUSES]))
    return Question(typed, *clauses, nonsense=tuple(nonsense), has_phrase=has_phrase, **ends)


def _with_straight_quotes(typed: str) -> str:
    return _SINGLE.sub(r'\1"\2"', typed.translate(_MARKS))


def _clause(text: str, *, exact: bool) -> Clause | None:
    phrase = tuple(words(text).split())
    if not phrase:
        return None
    accented = tuple(word for word in _lower(text).split() if not word.isascii())
    return Clause(variants_of(phrase) if exact else forms_of(phrase), accented)


def _clauses(text: str, names: set[str], joined: Mapping[str, str]) -> list[Clause]:
    """One clause a word, or a name of several words: the longest name that begins at a word wins."""
    typed = [word for word in text.split() if words(word)]
    folded = [words(word) for word in typed]
    clauses: list[Clause | None] = []
    at = 0
    while at < len(typed):
        together, apart = _longest(folded[at:], names), _longest(folded[at:], APART)
        length = max(together, apart, 1)
        if apart > together:
            same = _meant_by(tuple(" ".join(folded[at : at + length]).split()))
            found = [_clause(word, exact=False) for word in typed[at : at + length]]
            clauses += [each and Clause((*each.phrases, *same), each.accented) for each in found]
        else:
            clause = _clause(" ".join(typed[at : at + length]), exact=False)
            if clause and (name := joined.get(" ".join(clause.phrases[0]))):
                clause = Clause((*clause.phrases, *forms_of(tuple(name.split()))), clause.accented)
            clauses.append(clause)
        at += length
    return [clause for clause in clauses if clause]


def _meant_by(phrase: Phrase) -> tuple[Phrase, ...]:
    """What means the same, without the phrase itself and its plural."""
    own = {phrase, *((*phrase[:-1], last) for last in numbers_of(phrase[-1]))}
    return tuple(form for form in forms_of(phrase) if form not in own)


def _longest(folded: list[str], known: set[str]) -> int:
    """How many of the first words are one of these; 0 where none is."""
    most = min(len(folded), LONGEST_NAME)
    return next((size for size in range(most, 1, -1) if " ".join(folded[:size]) in known), 0)


def _lower(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", text).lower()).split())
