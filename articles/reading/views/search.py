"""View of the search page: the registry card, the results, and the facets to narrow them."""

from typing import Any

from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy, override
from django.views.decorators.http import require_safe

from articles.html.plain_text import plain_text_of_clean
from articles.models import Article, Person
from articles.periods import Period, number_in
from articles.search.facets import address_with, facets_of
from articles.search.filters import READERS
from articles.search.normalization import words
from articles.search.places import LANGUAGES
from articles.search.query_parser import Question
from articles.search.ranking import NEWEST, OLDEST, find
from articles.search.registry_card import on_card, plain_title
from articles.search.registry_names import SHOWN
from articles.search.results import Results, results_of
from articles.search.snippets import marked, snippet_of
from provinces.datatypes.partial_dates import in_words
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.text_fields import tidy_line

ON_A_PAGE = 20
LIKELY = 50  # people whose names hold the words as one
NAMESAKES = 500  # of them are looked at: half of all may have the family name that was asked for
SORTS = {
    "": gettext_lazy("most relevant first"),
    NEWEST: gettext_lazy("newest first"),
    OLDEST: gettext_lazy("oldest first"),
}


_NUMBERS = [Given(f"number {place}", BigIntegerField()) for place in range(ON_A_PAGE)]
_ROWS = Prepared(Article, lambda: Article.objects.filter(pk__in=_NUMBERS).for_search_results())
_PEOPLE = Prepared(
    Person,
    lambda: (
        Person.objects.public_in(Given("language"))
        .filter(
            pk__in=Person.objects.filter(search_key__contains=Given("words"))
            .order_by("pk")
            .values("pk")[:NAMESAKES]
        )
        .in_name_order()[:LIKELY]
    ),
)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Articles in the language of the page. Nothing a reader sends is an error: nonsense is said and left out."""
    asked = request.GET
    language = get_language()
    sort = asked.get("sort", "") if asked.get("sort", "") in SORTS else ""
    results = results_of(asked, language, sort)
    question, choices, found = results.question, results.choices, results.found
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = _page(asked.get("page", ""), pages)
    rows = _rows(found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], question)
    card = [entry.row for entry in results.names.card(question)]
    card = [*card, *_people(question, language)][:SHOWN]
    is_nothing = bool(question.wanted) and not rows
    context = {
        "question": question,
        "card": [on_card(entry) for entry in card],
        "period": _dated(results.period, language) if results.period else None,
        "rows": rows,
        "total": len(found),
        "is_cut": results.is_cut,
        "looked_to": in_words(results.looked_to),
        "further": _further(asked, results),
        "order": results.order,
        "choices": choices,
        "facets": facets_of(found, results.years, asked),
        "sorts": [(label, address_with(asked, "sort", name), name == sort) for name, label in SORTS.items()],
        "page": page,
        "pages": pages,
        "newer": _turned(asked, page - 1) if page > 1 else "",
        "older": _turned(asked, page + 1) if page < pages else "",
        "offers": _offers(results) if is_nothing and not card and not results.period else [],
        "unquoted": " ".join(question.typed.replace('"', " ").split())
        if is_nothing and question.has_phrase
        else "",
        "elsewhere": _elsewhere(question, language) if is_nothing else 0,
        "follow": results.query if question.typed or choices.chosen else "",
        "hidden": [(name, kept) for name in (*READERS, "sort") if (kept := tidy_line(asked.get(name, "")))],
        "is_asked": bool(question.wanted or question.unwanted or choices.subjects or results.period),
    }
    return render(request, "articles/search.html", context)


def _page(typed: str, pages: int) -> int:
    """What is no page of these results is the first or the last one."""
    if not typed.isascii() or not typed.isdigit():
        return 1
    return min(max(int(typed[:6]), 1), pages)


def _turned(asked: QueryDict, page: int) -> str:
    return address_with(asked, "page", str(page)) if page > 1 else address_with(asked, "page")


def _further(asked: QueryDict, results: Results) -> str:
    """The same question of the texts that were not looked through, from the day on that was cut in two."""
    end = "from" if results.order == OLDEST else "to"
    return address_with(asked, end, results.looked_to) if results.looked_to else ""


def _rows(numbers: list[int], question: Question) -> list[dict[str, Any]]:
    """What the page shows of each article. One query."""
    given = dict(zip((each.value for each in _NUMBERS), [*numbers, *[None] * ON_A_PAGE], strict=False))
    by_number = {article.pk: article for article in _ROWS(**given)} if numbers else {}
    rows = []
    for article in (by_number[number] for number in numbers if number in by_number):
        snippet = snippet_of(plain_text_of_clean(article.body), question)
        rows.append(
            {
                "article": article,
                "title": marked(article.title, question),
                "words": snippet.parts if snippet else marked(article.teaser, question),
                "address": article.get_absolute_url() + (snippet.fragment if snippet else ""),
            }
        )
    return rows


def _people(question: Question, language: str) -> list[Person]:
    """Those credited in the language of the page whose name holds the words. One query."""
    if not question.words:
        return []
    asked = set(question.words.split())
    named = _PEOPLE(language=language, words=question.words)
    return [person for person in named if asked <= set(words(" ".join(person.searched)).split())]


def _dated(period: Period, language: str) -> dict[str, Any]:
    """The period that was asked for, and how many articles it has; in the other language where this one has none.

    One query, two where this one has none.
    """
    languages = [language, *(each for each in LANGUAGES if each != language)]
    counted = ((each, number_in(each, period)) for each in languages)
    spoken, number = next((each for each in counted if each[1]), ("", 0))
    with override(spoken or language):
        address = period.address
    return {"words": period.words, "address": address, "language": spoken, "count": number}


def _offers(results: Results) -> list[str]:
    """Names in the language of the page, each once."""
    return list(dict.fromkeys(plain_title(entry.row) for entry in results.names.offers(results.question)))


def _elsewhere(question: Question, language: str) -> int:
    """How many articles in the other language answer it, `ranking.MOST` at most. Asked only when this one has none."""
    return len(find(question, "en" if language == "vi" else "vi").numbers)
