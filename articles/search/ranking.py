"""Ranking: asks the index, and puts what it finds in order, in one query whose work has an end.

A question about a word that stands in every third text must not read them all. The newest `MOST` texts that answer it
are looked at, and beside them the newest `MOST` that answer it in their titles, for a title is often asked for as a
whole; of these the best `MOST` are found. How far back they are looked for has an end as well (`bounds.py`). A page
says so when there are more.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from articles.search import postgres, sqlite
from articles.search.bounds import Bounds, Sought, Way, bounds_of
from articles.search.columns import TEXT
from articles.search.places import date_of, range_of
from articles.search.query_parser import Question
from articles.search.statements import SQL, Statement
from articles.search.stop_words import STOP_WORDS
from articles.search.subjects import Span, Subject
from articles.search.texts import public_texts

MOST = 1_000  # articles that are ranked, counted and shown
ALL = 1_000_000_000  # rows; to name an order of some binds the database, of all it does not
NEWEST, OLDEST = "newest", "oldest"  # orders beside the rank
_ORDERS = {
    "": "score DESC, dated DESC, article_id DESC",
    NEWEST: "dated DESC, article_id DESC",
    OLDEST: "dated, article_id",
}


class Found(NamedTuple):
    """Numbers of public articles in order, and the year each is listed under; `is_cut`: more than `MOST` answer.

    `looked_to`: the date to which texts were looked at, where some behind it were not; else empty.
    """

    numbers: list[int]
    years: list[str]
    is_cut: bool = False
    looked_to: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of match, and what it adds to the rank of an article."""

    weight: int
    columns: tuple[str, ...]
    alternatives: list[list[tuple[str, ...]]]


@dataclass(frozen=True)
class Narrowing:
    """What is asked beside the words: subjects, and the ends of a time, as `Period.iso` has them."""

    subjects: tuple[Subject, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()


def find(question: Question, language: str, narrowing: Narrowing | None = None, order: str = "") -> Found:
    """Public articles that answer the question: best first, newer before older, or in another order.

    One query for a single word, else two.
    """
    kinds = _kinds(question)
    if not kinds:
        return Found([], [])
    narrowing, engine = narrowing or Narrowing(), _engine()
    way = _way(language, narrowing, order)
    bounds = bounds_of(way, narrowing.subjects, _sought(kinds, question), engine)
    tests = [public_texts(), *bounds.tests]
    statement = Statement()
    within = _reach(statement, "reach", bounds, way, kinds[0])
    answering = engine.matching(_expression(kinds[0], question), within, bounds.among, tests)
    statement.add("answering(place)", _first(answering, way, is_seldom=bounds.is_seldom))
    parts = ["SELECT place, 0 AS weight FROM answering"]
    for kind in [] if order else kinds[1:]:
        expression, name = _expression(kind, question), f"kind_{len(parts)}"
        if kind.columns == ("title",) and not question.unwanted:  # which stand in the text, not in the title
            within = _reach(statement, "reach_of_titles", bounds, way, kind, titles=True)
            titled = engine.matching(expression, within, bounds.among, tests, titles=True)
            statement.add(f"{name}(place)", _first(titled, way, is_seldom=bounds.is_seldom_title))
        else:
            statement.add(f"{name}(place)", (engine.MATCHING_AMONG, [expression]))
        parts.append(f"SELECT place, {kind.weight} FROM {name}")
    ranked = f"SELECT place, sum(weight) FROM ({' UNION ALL '.join(parts)}) AS weighed GROUP BY place"
    statement.add("ranked(place, score)", (ranked, []))
    rows = statement.rows(
        [("article_id, substr(dated, 1, 4), (SELECT count(*) FROM answering), beyond", [])],
        f"""FROM reach LEFT JOIN (
          ranked JOIN articles_searchtext ON articles_searchtext.place = ranked.place) ON true
        ORDER BY {_ORDERS[order]} LIMIT {MOST}""",
    )
    _article, _year, number, beyond = rows[0]
    found = [(article, year) for article, year, *_rest in rows if article is not None]
    return Found(*_apart(found), number > MOST, "" if number > MOST else _looked_to(beyond, way))


def newest(language: str, narrowing: Narrowing, order: str = "") -> Found:
    """Public articles that a question without words asks for, newest first, or oldest.

    One query, two with a choice.
    """
    way = _way(language, narrowing, order)
    bounds = bounds_of(way, narrowing.subjects, None, _engine())
    source, conditions = (
        "articles_searchtext",
        [public_texts(), ("place BETWEEN %s AND %s", [*bounds.places])],
    )
    statement = Statement()
    for number, among in enumerate(bounds.among):
        statement.add(f"among_{number}(number)", among)
    if bounds.among:
        # What is gathered leads to the rows: SQLite might go through all texts in their order instead.
        source = f"(SELECT DISTINCT number FROM among_0) AS gathered CROSS JOIN {source}"
        conditions.append(("article_id = gathered.number", []))
    conditions += [
        (f"article_id IN (SELECT number FROM among_{each})", []) for each in range(1, len(bounds.among))
    ]
    conditions += bounds.tests
    where, values = (
        " AND ".join(sql for sql, _values in conditions),
        [v for _sql, given in conditions for v in given],
    )
    cut = f"ORDER BY place {'' if way.ascending else 'DESC'} LIMIT {MOST + 1}"
    statement.add("found", (f"SELECT dated, article_id FROM {source} WHERE {where} {cut}", values))
    # Places are days: within one, the time counts.
    rows = sorted(statement.rows([("dated, article_id", [])], "FROM found"), reverse=not way.ascending)
    is_cut, beyond = len(rows) > MOST, bounds.places[1 if way.ascending else 0]
    found = [(number, dated[:4]) for dated, number in rows[:MOST]]
    return Found(*_apart(found), is_cut, "" if is_cut else _looked_to(beyond, way))


def _apart(found: list[tuple[int, str]]) -> tuple[list[int], list[str]]:
    return [number for number, _year in found], [year for _number, year in found]


def _engine() -> Any:
    return sqlite if connection.vendor == "sqlite" else postgres


def _way(language: str, narrowing: Narrowing, order: str) -> Way:
    ends = narrowing.since, narrowing.until
    return Way(language, Span.of(language, *ends), range_of(language, *ends), order == OLDEST)


def _first(answering: SQL, way: Way, *, is_seldom: bool) -> SQL:
    """The first of those that answer.

    SQLite's full-text table heeds no end while it looks for the next text, so that behind the last one it would go on
    to the end of all. Of what is met seldom all is taken, and from the far end, behind which nothing is.
    """
    sql, values = answering
    near, far = ("", "DESC") if way.ascending else ("DESC", "")
    if is_seldom:
        sql = f"SELECT place FROM ({sql} ORDER BY place {far} LIMIT {ALL}) AS seldom"
    return f"{sql} ORDER BY place {near} LIMIT {MOST + 1}", values


def _reach(
    statement: Statement, name: str, bounds: Bounds, way: Way, kind: Kind, *, titles: bool = False
) -> SQL:
    """The places that are looked at, up to the last text with the rarest words that is to be gone through, or all.

    The part of this name says where that is.
    """
    engine, (first, last) = _engine(), bounds.places
    end, order = (last, "") if way.ascending else (first, "DESC")
    reached: SQL = "SELECT %s", [end]
    if bounds.rarest:
        expression = engine.match([[*bounds.rarest]], kind.columns)
        sql, values = engine.holding(expression, ("%s AND %s", [first, last]), titles=titles)
        sql = f"SELECT coalesce(({sql} ORDER BY place {order} LIMIT 1 OFFSET {bounds.most}), %s)"
        reached = sql, [*values, end]
    statement.add(f"{name}(beyond)", reached)
    reach = f"(SELECT beyond FROM {name})"
    return (f"%s AND {reach}", [first]) if way.ascending else (f"{reach} AND %s", [last])


def _looked_to(beyond: int, way: Way) -> str:
    return "" if beyond == way.places[1 if way.ascending else 0] else date_of(beyond)


def _sought(kinds: list[Kind], question: Question) -> Sought | None:
    """None for words that stand with their accents alone: titles have no such column, and they are few."""
    if kinds[0].columns != TEXT:
        return None
    text, title = kinds[:2]
    # What must not be there stands in the text: a table of titles has no columns in which to look for it.
    in_titles = _engine().match(title.alternatives, title.columns)
    alternatives = kinds[0].alternatives
    is_plain = len(alternatives) == 1 and len(alternatives[0][0]) == 1 and not question.unwanted
    return Sought(alternatives, (_expression(text, question), in_titles), is_plain)


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
    engine = _engine()
    unwanted = [engine.match([list(clause.phrases)], TEXT) for clause in question.unwanted]
    wanted = engine.match(kind.alternatives, kind.columns)
    return engine.without(wanted, unwanted)
