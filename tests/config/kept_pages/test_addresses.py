"""Addresses of kept pages: who counts visitors makes no new one, and what nobody knows is never kept."""

import pytest
from django.test import RequestFactory

from articles.search.filters import READERS
from config.kept_pages.addresses import KNOWN, address_of, clean_query
from provinces.reading.forms import AgreementFilter, PairFilter

QUERIES = {
    "": "",
    "q=bi%C3%AAn": "q=bi%C3%AAn",
    "utm_source=letter&q=a&fbclid=1": "q=a",
    "&&": "",
    "before=2024-05&utm_medium=x": "before=2024-05",
    "tag=a&tag=b": "tag=a&tag=b",
    "x=1": None,
    "q=a&x": None,
    "Q=a": None,
    "%71=a": "%71=a",
    "utm%5Fsource=a": "",
    "asof=2020": None,
}


@pytest.mark.parametrize("query", QUERIES)
def test_query_keeps_what_pages_read(query):
    assert clean_query(query) == QUERIES[query]


def test_every_choice_of_a_page_is_known():
    forms = {*AgreementFilter(countries=[], years=[]).fields, *PairFilter(countries=[], provinces=[]).fields}
    assert {"q", "sort", "page", "before", "after", *READERS, *forms} - KNOWN == set()


def request(path="/articles/?utm_source=a&before=b", method="get", **options):
    return getattr(RequestFactory(), method)(path, **options)


def test_address_is_of_scheme_host_path_and_cleaned_query():
    asked = request(headers={"host": "localhost"})
    assert address_of(asked) == "http://localhost/articles/?before=b"
    assert asked.GET.urlencode() == "before=b"
    assert address_of(request("/", secure=True)) == "https://testserver/?"


NEVER = {
    "a form sent": request(method="post"),
    "the desk": request("/admin/"),
    "the process asked for its health": request("/readyz"),
    "the news of two days": request("/sitemap-news.xml"),
    "a picture": request("/images/1/a.webp"),
    "a card": request("/a/1/card.png"),
    "another host": request(headers={"host": "evil.example"}),
    "what no page reads": request("/?x=1"),
}


@pytest.mark.parametrize("what", NEVER)
def test_some_are_never_kept(what):
    assert address_of(NEVER[what]) is None


def test_visitor_with_a_session_gets_no_kept_page(settings):
    asked = request("/")
    asked.COOKIES[settings.SESSION_COOKIE_NAME] = "a"
    assert address_of(asked) is None
