"""The table of queries: what readers type, and where it must lead, in both languages, on the site's own fixtures.

`queries.csv`: the query; the address that is first on the card; addresses that are on it, too; an article that is
found in English, and one in Vietnamese; the part of the archive that a date leads to. Empty: nothing is asked of it,
but a query with no card, article or date at all finds none on an English page.
"""

import csv
from pathlib import Path

import pytest
from django.test import Client

with Path(__file__).with_name("queries.csv").open(encoding="utf-8") as file:
    QUERIES = list(csv.DictReader(file))


def wanted(row, prefix):
    """What the table says, as `found` tells it."""
    article = row["vietnamese" if prefix else "english"]
    return {
        "first": prefix + row["card"] if row["card"] else "",
        "missing": [],
        "article": article,
        "suggestions": [],
        "date": row["date"],
    }


def found(row, prefix):
    page = Client().get(f"{prefix}/search/", {"q": row["query"]}).context
    card = [entry.address for entry in page["card"]]
    articles = [each["article"].slug for each in page["rows"]]
    article = row["vietnamese" if prefix else "english"]
    address = page["period"]["address"] if page["period"] else ""
    is_asked_for_articles = bool(article or row["english"] or row["date"])
    return {
        "first": card[0] if card and (row["card"] or not is_asked_for_articles) else "",
        "missing": [each for each in row["also"].split() if prefix + each not in card],
        "article": article if article in articles else " ".join(articles if article else []),
        "suggestions": page["offers"],
        "date": address.removeprefix("/vi").removeprefix("/articles/").strip("/"),
    }


def test_table_is_long_enough_and_asks_nothing_twice():
    asked = [row["query"] for row in QUERIES]
    assert (len(asked) >= 150, len(set(asked))) == (True, len(asked))


@pytest.mark.walk
@pytest.mark.parametrize("prefix", ["", "/vi"], ids=["English", "Vietnamese"])
def test_query_leads_where_the_table_says(db, loaded, prefix, subtests):
    for row in QUERIES:
        with subtests.test(row["query"]):
            assert found(row, prefix) == wanted(row, prefix)


NOTHING = ["Thế", "Tô", "Mê Kông", "Mekong", "xyzzy", "from:foo"]


@pytest.mark.parametrize("typed", NOTHING)
def test_what_stands_nowhere_finds_nothing(db, loaded, typed):
    page = Client().get("/search/", {"q": typed}).context
    assert (page["card"], page["rows"], page["offers"]) == ([], [], [])
