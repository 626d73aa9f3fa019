"""Ranking: asks the index, and puts what it finds in order.

A question about a word that stands in every text must not read them all: the newest `MOST` matches of each kind are
ranked (design §7), and a page says so when there are more.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from articles.models import Article
from articles.search import postgres, sqlite
from articles.search.query_parser import Question
from articles.search.stop_words import STOP_WORDS

MOST = 2_000  # matches that are ranked
TEXT = ("title", "teaser", "body")


@dataclass(frozen=True)
class Kind:
    """A kind of match, and what it adds to the rank of an article."""

    weight: int
    columns: tuple[str, ...]
    alternatives: list[list[tuple[str, ...]]]


def find(question: Question, language: str, within: QuerySet[Article]) -> tuple[list[int], bool]:
    """Numbers of articles in `within` that answer the question, best first, newer before older; whether there are more.

    At most six queries. `within` may hold what readers cannot see: ask for public articles afterwards.
    """
    kinds = _kinds(question)
    if not kinds:
        return [], False
    ranks: dict[int, int] = {}
    order: dict[int, int] = {}
    is_cut = False
    for kind in kinds:
        found = _matches(kind, question, language, within)
        is_cut = is_cut or len(found) == MOST
        for place, article in found:
            ranks[article] = ranks.get(article, 0) + kind.weight
            order[article] = place
    return sorted(ranks, key=lambda article: (-ranks[article], -order[article])), is_cut


def _kinds(question: Question) -> list[Kind]:
    """Everywhere; as the phrase that was typed; with the accents that were typed; in the title; in the teaser.

    A word that without its accents is a stop word of English is found with them alone.
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


def _matches(
    kind: Kind, question: Question, language: str, within: QuerySet[Article]
) -> list[tuple[int, int]]:
    """(place, article) of the newest matches of a kind. One query."""
    engine = sqlite if connection.vendor == "sqlite" else postgres
    wanted = engine.match(kind.alternatives, kind.columns)
    if kind.columns == ("accented",):  # the other words must be there, too
        wanted = _both(wanted, engine.match([list(clause.phrases) for clause in question.wanted], TEXT))
    unwanted = [engine.match([list(clause.phrases)], TEXT) for clause in question.unwanted]
    chosen, chosen_params = within.values("pk").query.sql_with_params()
    narrowed = f"AND s.article_id IN ({chosen})" if within.query.where else ""
    params: list[object] = []
    if connection.vendor == "sqlite":
        expression = f'({{language}} : "{language}") AND ({wanted})'
        for each in unwanted:
            expression = f"({expression}) NOT ({each})"
        statement = f"""
          SELECT s.place, s.article_id FROM articles_searchindex AS f JOIN articles_searchtext AS s ON s.place = f.rowid
          WHERE articles_searchindex MATCH %s {narrowed} ORDER BY f.rowid DESC LIMIT {MOST}"""
        params = [expression]
    else:
        expression = " & ".join([f"({wanted})", *(f"!({each})" for each in unwanted)])
        statement = f"""
          SELECT s.place, s.article_id FROM articles_searchtext AS s
          WHERE s.words @@ %s::tsquery AND s.language = %s {narrowed} ORDER BY s.place DESC LIMIT {MOST}"""
        params = [expression, language]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, *(chosen_params if narrowed else ())])
        return list(cursor.fetchall())


def _both(one: str, other: str) -> str:
    joint = "AND" if connection.vendor == "sqlite" else "&"
    return f"({one}) {joint} ({other})"
