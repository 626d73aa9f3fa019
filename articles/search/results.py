"""Search results: the whole way from a query to the primary keys of public articles, for page and feed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from articles.models import Article
from articles.periods import Period
from articles.search.filters import READERS, Choices, read_choices
from articles.search.query_parser import Question, read
from articles.search.ranking import MOST, find
from articles.search.registry_names import Names, read_names
from articles.search.typed_dates import period_of


@dataclass(frozen=True)
class Results:
    """`found`: numbers of public articles, best first. `is_cut`: there are more matches than were ranked.

    `period`: the day, month or year that was all that was asked for.
    `query` is what was asked, to be put behind an address, without page and order: what a feed keeps to.
    """

    query: str
    question: Question
    names: Names
    choices: Choices
    found: list[int]
    is_cut: bool
    period: Period | None


def results_of(asked: QueryDict, language: str) -> Results:
    """At most 14 queries: 1 for the names of the registry, 1 for each choice, 5 for the index, 1 for what is public.

    A date that no article speaks of finds those of the date.
    """
    typed = asked.get("q", "")
    names = read_names() if typed.strip() else Names()
    question = read(typed, names.phrases, names.joined)
    choices = read_choices(asked, question)
    period = period_of(question.typed)
    public = Article.objects.public().in_language(language)
    found: list[int] = []
    is_cut = False
    if question.wanted:
        ranked, is_cut = find(question, language, Article.objects.filter(*choices.conditions))
        shown = set(public.filter(pk__in=ranked).values_list("pk", flat=True)) if ranked else set()
        found = [number for number in ranked if number in shown]
    within = [period.within] if period and not found else []
    if not found and (within or (choices.conditions and not question.wanted)):
        newest = public.filter(*choices.conditions, *within).newest_first().values_list("pk", flat=True)
        found = list(newest[:MOST])
        is_cut = len(found) == MOST
    return Results(_query(asked), question, names, choices, found, is_cut, period)


def _query(asked: QueryDict) -> str:
    given = {name: asked[name] for name in ("q", *READERS) if asked.get(name)}
    return f"?{urlencode(given)}" if given else ""
