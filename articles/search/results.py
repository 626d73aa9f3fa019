"""Search results: the whole way from a query to the primary keys of public articles, for page and feed."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from articles.periods import Period
from articles.search.filters import READERS, Choices, read_choices
from articles.search.query_parser import Question, read
from articles.search.ranking import NEWEST, Narrowing, find, newest
from articles.search.registry_names import Names, read_names
from articles.search.typed_dates import period_of


@dataclass(frozen=True)
class Results:
    """`found`: numbers of public articles in their order, the best first where `order` is empty; `years`: theirs.

    `is_cut`: more than these answer; they are the first `ranking.MOST` by that order. `looked_to`: the date to which
    texts were looked through, where those behind it were not; else empty.

    `period`: the day, month or year that was all that was asked for.
    `query` is what was asked, to be put behind an address, without page and order: what a feed keeps to.
    """

    query: str
    question: Question
    names: Names
    choices: Choices
    found: list[int]
    years: list[str]
    order: str
    is_cut: bool
    looked_to: str
    period: Period | None


def results_of(asked: QueryDict, language: str, order: str = "") -> Results:
    """At most 9 queries: 1 for the names of the registry, 1 for each choice, 2 for the index; two more for a date.

    A date that no article speaks of finds those of the date.
    """
    typed = asked.get("q", "")
    names = read_names() if typed.strip() else Names()
    question = read(typed, names.phrases, names.joined)
    choices = read_choices(asked, question)
    period = period_of(question.typed)
    narrowing = choices.narrowing
    found = find(question, language, narrowing, order)
    if not found.numbers and period:
        ends = {"since": (*narrowing.since, period.iso), "until": (*narrowing.until, period.iso)}
        found, order = newest(language, replace(narrowing, **ends), order), order or NEWEST
    elif not question.wanted and narrowing != Narrowing():
        found, order = newest(language, narrowing, order), order or NEWEST
    return Results(
        query=_query(asked),
        question=question,
        names=names,
        choices=choices,
        found=found.numbers,
        years=found.years,
        order=order,
        is_cut=found.is_cut,
        looked_to=found.looked_to,
        period=period,
    )


def _query(asked: QueryDict) -> str:
    given = {name: asked[name] for name in ("q", *READERS) if asked.get(name)}
    return f"?{urlencode(given)}" if given else ""
