"""Name check: wrong accents, two spellings of one name, and names that did not exist on the day of the text.

It is no spell checker: a name is looked at only where its letters are those of a registered one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.checks.finding import Finding, each_once
from articles.checks.name_index import name_index, people_in
from articles.models import Article
from provinces.datatypes.names import fold
from provinces.datatypes.partial_dates import in_words
from provinces.lifetimes import last_day, no_longer, not_yet
from provinces.models import BorderGuardUnit, Province
from provinces.spelled_names import spelled_names

SHORTEST = 4  # letters: a folded name of three is too often a word
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Known:
    """The spellings of one folded name: `plain` are those in English letters, `own` those of its own language."""

    plain: frozenset[str]
    own: frozenset[str]


def known_names(texts: Iterable[str]) -> dict[tuple[str, ...], Known]:
    """Names of the registry, and of the people who are named in these texts, by their folded words.

    Three queries at most where the registry is as it was.
    """
    plain: dict[tuple[str, ...], set[str]] = defaultdict(set)
    own: dict[tuple[str, ...], set[str]] = defaultdict(set)
    registry, people = spelled_names(), people_in(map(_folded, texts), name_index())
    for row in (*registry.provinces, *registry.units, *registry.gates, *people):
        for each in (row.name, row.local_name, *row.other_names):
            words = _words(each)
            if words and len("".join(words)) >= SHORTEST:
                is_plain = fold(each) == each.lower()
                if is_plain:
                    plain[words].add(each)
                if not is_plain or each == row.local_name:
                    own[words].add(unicodedata.normalize("NFC", each))
    return {words: Known(frozenset(plain[words]), frozenset(own[words])) for words in {*plain, *own}}


def spelled_wrong(
    text: str, language: str, known: dict[tuple[str, ...], Known], *, field: str = "body"
) -> list[Finding]:
    """Names whose accents are none of theirs, and names in two spellings, each said once."""
    text = unicodedata.normalize("NFC", text)
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    found = []
    for words, printed, start in _occurrences(text, known):
        allowed = _allowed(known[words], language, printed)
        seen[words].add(spelling_of(printed))
        if allowed and spelling_of(printed) not in {spelling_of(name) for name in allowed}:
            sentence = _("“%(printed)s” is written %(right)s in the registry.")
            names = sorted(allowed)
            values = {"printed": printed, "right": _(" or ").join(f"“{name}”" for name in names)}
            remedy = names[0] if len(names) == 1 else ""
            said = sentence % values
            found.append(Finding("name_misspelt", "warning", field, said, printed, remedy, (start,)))
    for words, spellings in seen.items():
        if len(spellings) > 1 and not any(each.passage and _words(each.passage) == words for each in found):
            both = " / ".join(f"“{each}”" for each in sorted(spellings))
            sentence = _("One name in two spellings: %(names)s. Choose one of them.") % {"names": both}
            found.append(Finding("name_in_two_spellings", "warning", field, sentence, " ".join(words)))
    return each_once(found)


def not_there_that_day(article: Article) -> list[Finding]:
    """Provinces and units the article is about that did not exist on the day of the event. Two queries."""
    day = article.event_date[:10]
    if not day:
        return []
    found = []
    rows: Iterable[Province | BorderGuardUnit] = [*article.provinces.all(), *article.units.all()]
    for row in rows:
        if not_yet(row.valid_from, day):
            sentence = _("“%(name)s” exists only since %(day)s; the event was on %(event)s.")
            values = {
                "name": row.name,
                "day": in_words(row.valid_from),
                "event": in_words(article.event_date),
            }
        elif no_longer(row.valid_to, day):
            sentence = _("“%(name)s” existed until %(day)s; the event was on %(event)s.")
            values = {
                "name": row.name,
                "day": in_words(last_day(row.valid_to)),
                "event": in_words(article.event_date),
            }
        else:
            continue
        found.append(Finding("not_there_that_day", "warning", "event_date", sentence % values, row.slug))
    return found


def _allowed(known: Known, language: str, printed: str) -> frozenset[str]:
    """A Vietnamese text has the accents, an English one has them or not, as the house likes.

    Empty where nothing can be said: the registry knows no accents for a name that is printed with some.
    """
    is_plain = fold(printed) == printed.lower()
    if not known.own:
        return known.plain if is_plain else frozenset()
    return known.own if language == "vi" else known.plain | known.own


def _occurrences(
    text: str, known: dict[tuple[str, ...], Known]
) -> Iterable[tuple[tuple[str, ...], str, int]]:
    """(folded words, as printed, where) of each name, the longest at a place, nothing counted twice."""
    matches = list(_WORD.finditer(text))
    folded = [fold(match[0]) for match in matches]
    longest = max((len(words) for words in known), default=0)
    at = 0
    while at < len(matches):
        for length in range(min(longest, len(matches) - at), 0, -1):
            words = tuple(folded[at : at + length])
            if words in known:
                printed = text[matches[at].start() : matches[at + length - 1].end()]
                if _is_name(printed):
                    yield words, printed, matches[at].start()
                    at += length - 1
                    break
        at += 1


def _is_name(printed: str) -> bool:
    """Every word has a capital: `hòa bình` is peace, `Hòa Bình` a province. And nothing but spaces between them."""
    words = printed.split()
    return all(word[:1].isupper() for word in words if word[:1].isalpha()) and not re.search(
        r"[.,;:!?()\n]", printed
    )


def spelling_of(printed: str) -> str:
    """Spelling without capitals, and with the tone on either vowel: `Hòa` and `Hoà` are one."""
    return " ".join(
        "".join(sorted(unicodedata.normalize("NFD", word))) for word in re.split(r"[\s\-–]+", printed.lower())
    )


def _folded(text: str) -> list[str]:
    """Its words, each folded by itself, as `_occurrences` does."""
    return [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
