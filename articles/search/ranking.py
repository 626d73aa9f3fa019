"""Ranking: asks the index, and puts what it finds in order, in one query whose work has an end.

A question about a word that stands in every third text must not read them all. The newest `MOST` texts that answer it
are looked at, and beside them the newest `MOST` that answer it in their titles, for a title is often asked for as a
whole; of these the best `MOST` are found. A page says so when there are more.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from articles.models import SearchText
from articles.querysets import public_condition
from articles.search import postgres, sqlite
from articles.search.columns import TEXT
from articles.search.places import range_of
from articles.search.query_parser import Question
from articles.search.stop_words import STOP_WORDS

MOST = 1_000  # articles that are ranked, counted and shown
NEWEST, OLDEST = "newest", "oldest"  # orders beside the rank
_ORDERS = {
    "": "score DESC, dated DESC, article_id DESC",
    NEWEST: "dated DESC, article_id DESC",
    OLDEST: "dated, article_id",
}


class Found(NamedTuple):
    """Numbers of public articles in order; `is_cut`: more than `MOST` answer."""

    numbers: list[int]
    is_cut: bool


@dataclass(frozen=True)
class Kind:
    """A kind of match, and what it adds to the rank of an article."""

    weight: int
    columns: tuple[str, ...]
    alternatives: list[list[tuple[str, ...]]]


@dataclass(frozen=True)
class Narrowing:
    """What is asked beside the words: conditions on `SearchText`, and the ends of a time, as `Period.iso` has them."""

    conditions: tuple[Q, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()


def find(question: Question, language: str, narrowing: Narrowing | None = None, order: str = "") -> Found:
    """Public articles that answer the question: best first, newer before older, or in another order. One query."""
    kinds = _kinds(question)
    if not kinds:
        return Found([], is_cut=False)
    narrowing = narrowing or Narrowing()
    places = range_of(language, narrowing.since, narrowing.until)
    texts = SearchText.objects.filter(public_condition(), *narrowing.conditions).values("place")
    engine = sqlite if connection.vendor == "sqlite" else postgres
    first = engine.matching(texts, _expression(kinds[0], question), places, ascending=order == OLDEST)
    answering, params = first[: MOST + 1].query.sql_with_params()
    parts = ["SELECT place, 0 AS weight FROM answering"]
    for kind in [] if order else kinds[1:]:
        expression = _expression(kind, question)
        if kind.columns == ("title",) and not question.unwanted:  # which stand in the text, not in the title
            titled = engine.matching(texts, expression, places, titles=True)[: MOST + 1]
            part, more = titled.query.sql_with_params()
        else:
            part, more = engine.MATCHING_AMONG, (expression,)
        parts.append(f"SELECT place, {kind.weight} FROM ({part}) AS matching_{len(parts)}")
        params = (*params, *more)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH answering(place) AS ({answering}), ranked(place, score) AS (
              SELECT place, sum(weight) FROM ({" UNION ALL ".join(parts)}) AS weighed GROUP BY place)
            SELECT article_id, (SELECT count(*) FROM answering)
            FROM ranked JOIN articles_searchtext USING (place) ORDER BY {_ORDERS[order]} LIMIT {MOST}""",
            params,
        )
        rows = cursor.fetchall()
    return Found([article for article, _answering in rows], is_cut=bool(rows) and rows[0][1] > MOST)


def newest(language: str, narrowing: Narrowing, order: str = "") -> Found:
    """Public articles that a question without words asks for, newest first, or oldest. One query."""
    places = range_of(language, narrowing.since, narrowing.until)
    texts = SearchText.objects.filter(public_condition(), *narrowing.conditions, place__range=places)
    way = "" if order == OLDEST else "-"
    rows = texts.order_by(f"{way}place").values_list("dated", "article")[: MOST + 1]
    # Places are days: within one, the time counts.
    numbers = [number for _dated, number in sorted(rows, reverse=order != OLDEST)]
    return Found(numbers[:MOST], is_cut=len(numbers) > MOST)


def _kinds(question: Question) -> list[Kind]:
    """Everywhere; as the phrase that was typed; with the accents that were typed; in the title; in the teaser.

    The first one is the question; each of the others adds to the rank of what answers that. A word that without its
    accents is a stop word of English is found with them alone.
    """
    if not question.wanted:
        return []
    accented = [word for clause in question.wanted for word in clause.accented]
    if accented and all(STOP_WORDS.issuperset(clause.phrases[0]) for clause in question.wanted):
        return [Kind(0, ("accented",), [[(word,)] for word in accented])]  # `Thế` is not *the*
    everywhere = [list(clause.phrases) for clause in question.wanted]
    kinds = [Kind(0, TEXT, everywhere), Kind(4, ("title",), everywhere), Kind(1, ("teaser",), everywhere)]
    typed = tuple(question.words.split())
    if len(question.wanted) > 1:
        kinds.append(Kind(3, TEXT, [[typed]]))
    if accented:
        kinds.append(Kind(8, ("accented",), [[(word,)] for word in accented]))
    return kinds


def _expression(kind: Kind, question: Question) -> str:
    """In the words of the engine: what must be there, and what must not."""
    engine = sqlite if connection.vendor == "sqlite" else postgres
    unwanted = [engine.match([list(clause.phrases)], TEXT) for clause in question.unwanted]
    wanted = engine.match(kind.alternatives, kind.columns)
    return engine.without(wanted, unwanted)
