"""Bounds: how far a search looks, so that its work has an end however large the archive is.

A single word needs none: every text that has it is found, and a thousand are enough. But of texts with two words, or
with words that stand together, or of a choice, most may be looked at in vain. So those with the rarest of the words are
followed for so many texts and no further, from the newest on (or the oldest), and the page says to when it looked.

One query sounds the first texts of all: how many have each word, answer the question, and are of each choice. What it
says decides the way alone; where the way ends is counted as it is gone.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from articles.search.columns import TEXT
from articles.search.places import NUMBERS, from_date
from articles.search.statements import SQL, Statement
from articles.search.subjects import Span, Subject

# Looks at a word of a text, as the texts with the rarest one are gone through: 0.1 to 0.3 µs each on SQLite. Texts that
# are tested for a choice, articles of a choice that are gathered: 2 µs. Of each so many as take 5 to 10 ms. On
# PostgreSQL each look unpacks the words of a text.
WALKED = {"sqlite": 60_000, "postgresql": 6_000}
TESTED = 4_000
GATHERED = 5_000
SOUNDED = {"sqlite": 2_000, "postgresql": 300}
SOUNDED_OF_A_PHRASE = 3  # of its words, the longest: the commonest are short
SELDOM = 4  # of the texts sounded: fewer, and what answers is looked for from the far end

Phrase = tuple[str, ...]
OneOf = tuple[Phrase, ...]  # words, any of which will do


@dataclass
class Bounds:
    """`among` and `tests` are the choices, as `matching` of an engine takes them.

    `places` are what the choices leave to look at. Of texts with any of `rarest` so many as `most` are looked at,
    where there are words that ask for it.
    """

    places: tuple[int, int]
    among: list[SQL] = field(default_factory=list)
    tests: list[SQL] = field(default_factory=list)
    rarest: OneOf = ()
    most: int = 0
    is_seldom: bool = False
    is_seldom_title: bool = False


@dataclass(frozen=True)
class Way:
    """Where a search looks, and from which end."""

    language: str
    span: Span
    places: tuple[int, int]
    ascending: bool


@dataclass(frozen=True)
class Sounded:
    """A choice: how often it is met in the first texts, and at which date it has more articles than are gathered."""

    subject: Subject
    times: int
    reached: str | None


@dataclass(frozen=True)
class Sought:
    """`alternatives`: a choice of phrases each, one of which must stand in a text.

    `expressions` are the whole question, of texts and of titles, in the words of the engine.
    """

    alternatives: list[list[Phrase]]
    expressions: tuple[str, str]
    is_plain: bool  # a single word was typed: what means the same may be several, but stands together where it stands


def bounds_of(way: Way, subjects: tuple[Subject, ...], sought: Sought | None, engine: Any) -> Bounds:
    """One query; none for a single word, or for none, without a choice."""
    if not subjects and (sought is None or sought.is_plain):
        return Bounds(way.places)
    clauses = [_parts_of(choice) for choice in sought.alternatives] if sought else []
    words = list(dict.fromkeys(one for parts in clauses for part in parts for one in part))
    soundings = [(engine.match([[*one]], TEXT), False) for one in words]
    if sought:
        soundings += [(sought.expressions[0], False), (sought.expressions[1], True)]
    counts, choices = _sound(way, subjects, soundings, engine)
    rarest, times = _rarest(clauses, dict(zip(words, counts, strict=False)))
    bounds = Bounds(way.places, rarest=rarest)
    if sought:
        looks = sum(max(map(len, choice)) for choice in sought.alternatives)
        bounds.most = WALKED[connection.vendor] // looks
        bounds.is_seldom, bounds.is_seldom_title = (number < SELDOM for number in counts[-2:])
    _narrow(bounds, way, choices, times)
    return bounds


def _narrow(bounds: Bounds, way: Way, choices: list[Sounded], times: int) -> None:
    """Small choices are gathered whole and leave few texts to test for others. Of large ones alone the smallest has its
    newest articles gathered, or each text with the words is tested, whichever reaches further.
    """
    small = [choice for choice in choices if choice.reached is None]
    large = sorted((choice for choice in choices if choice.reached), key=lambda choice: choice.times)
    bounds.among = [choice.subject.gathered(way.span) for choice in small]
    if large and not small:
        first = large[0]
        if not bounds.rarest or GATHERED * times >= TESTED * first.times:
            _gather_newest(bounds, way, large.pop(0))
        else:
            bounds.most = min(bounds.most, TESTED)
    bounds.tests = [(choice.subject.tested("articles_searchtext.article_id"), []) for choice in large]


def _gather_newest(bounds: Bounds, way: Way, choice: Sounded) -> None:
    """Down to the date at which there are enough, or up to it."""
    date = choice.reached or ""
    (first, last), place = way.places, from_date(way.language, date)
    if way.ascending:
        span = replace(way.span, until=min(way.span.until, f"{date}z"))
        bounds.places = first, min(last, place + NUMBERS - 1)
    else:
        span = replace(way.span, since=max(way.span.since, date))
        bounds.places = max(first, place), last
    bounds.among = [choice.subject.gathered(span)]


def _parts_of(choice: list[Phrase]) -> list[list[OneOf]]:
    """The parts of a clause: all of one word together, then each phrase, of whose words the rarest is wanted."""
    parts = [[tuple(phrase for phrase in choice if len(phrase) == 1)]]
    for phrase in choice:
        if len(phrase) > 1:
            longest = sorted(phrase, key=len, reverse=True)[:SOUNDED_OF_A_PHRASE]
            parts.append([((word,),) for word in longest])
    return [part for part in parts if part[0]]


def _rarest(clauses: list[list[list[OneOf]]], counts: dict[OneOf, int]) -> tuple[OneOf, int]:
    """Words, any of which stands in each text of the rarest clause, and in how many of the first texts they stand."""
    found: list[tuple[int, OneOf]] = []
    for parts in clauses:
        chosen = [min(part, key=lambda one: counts[one]) for part in parts]
        words = tuple(dict.fromkeys(word for one in chosen for word in one))
        found.append((sum(counts[one] for one in chosen), words))
    times, rarest = min(found, default=(0, ()))
    return rarest, times


def _sound(
    way: Way, subjects: tuple[Subject, ...], soundings: list[tuple[str, bool]], engine: Any
) -> tuple[list[int], list[Sounded]]:
    """How many of the first texts answer each expression, of titles where it says so; and what of each subject.

    One query.
    """
    first, last = way.places
    place, dated = "(SELECT place FROM sounded)", "(SELECT dated FROM sounded)"
    within = f"%s AND coalesce({place}, %s)" if way.ascending else f"coalesce({place}, %s) AND %s"
    columns = []
    for expression, of_titles in soundings:
        sql, values = engine.holding(expression, (within, [first, last]), titles=of_titles)
        columns.append((f"(SELECT count(*) FROM ({sql}) AS one)", values))
    for subject in subjects:
        near = way.span.within(**{"until" if way.ascending else "since": f"coalesce({dated}, %s)"})
        parts = subject.counted(near), subject.reached(way.span, GATHERED, ascending=way.ascending)
        columns += [(f"({sql})", values) for sql, values in parts]
    order = "" if way.ascending else "DESC"
    statement = Statement()
    sounded = (
        f"SELECT place, dated FROM articles_searchtext WHERE place BETWEEN %s AND %s ORDER BY place {order}"
    )
    statement.add("sounded", (f"{sounded} LIMIT 1 OFFSET {SOUNDED[connection.vendor] - 1}", [first, last]))
    [told] = statement.rows(columns)
    of_subjects = told[len(soundings) :]
    return list(told[: len(soundings)]), [*map(Sounded, subjects, of_subjects[::2], of_subjects[1::2])]
