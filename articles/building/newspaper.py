"""Outlets, people, tags, and the articles with their passports and relations."""

import datetime as dt
from typing import Any

from articles.building.book import Book, entry, named
from articles.building.tables import Row
from articles.choices import Kind, Language, Role, Status
from articles.text import clean_html
from provinces.names import slug_of


def sources(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "articles.source",
            {
                **named(row),
                "publisher": row["publisher"],
                "country": book.key(row, "country", "countries"),
                "language": row.choice("language", Language.values, blank=True),
                "website": row["website"],
            },
        )
        for row in book.table("sources")
    ]


def people(book: Book) -> list[dict[str, Any]]:
    return [entry("articles.person", {**named(row), "post": row["post"]}) for row in book.table("people")]


def tags(book: Book) -> list[dict[str, Any]]:
    """Every word of the column `tags`, once."""
    words = {word for row in book.table("articles") for word in row.many("tags")}
    return [entry("articles.tag", {"name": word, "slug": slug_of(word)}) for word in sorted(words)]


def articles(book: Book) -> list[dict[str, Any]]:
    """The articles, then what they are about, their tags and their credits."""
    rows = list(book.table("articles"))
    parts = [part for row in rows for part in _parts(book, row)]
    return [*(_article(book, row) for row in rows), *parts]


def key_of(row: Row) -> list[str]:
    """The natural key of the article in a row."""
    return [row["key"], row["language"]]


def moment(row: Row, column: str) -> str | None:
    """A moment with its zone, as UTC; None for an empty cell."""
    if not row[column]:
        return None
    try:
        value = dt.datetime.fromisoformat(row[column])
    except ValueError:
        value = dt.datetime.min  # noqa: DTZ901 - without a zone, so refused below
    if value.tzinfo is None:
        raise row.problem(column, f"“{row[column]}” is no moment; write 2024-05-12T20:35+07:00.")
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _article(book: Book, row: Row) -> dict[str, Any]:
    row.required("publish_at")
    return entry(
        "articles.article",
        {
            "language": row.choice("language", Language.values),
            "translation_key": row.required("key"),
            "title": row.required("title"),
            "title_supplied": bool(row.flag("title_supplied")),
            "slug": row.required("slug"),
            "teaser": row.required("teaser"),
            "body": clean_html(book.text(f"{row['key']}.{row['language']}.html")),
            "event_date": row.date("event_date"),
            "status": Status.PUBLISHED.value,
            "publish_at": moment(row, "publish_at"),
            "source": book.key(row, "source", "sources", blank=False),
            "kind": row.choice("kind", Kind.values),
            "original_title": row["original_title"],
            "original_url": row["original_url"],
            "original_language": row.choice("original_language", Language.values, blank=True),
            "original_date": row.date("original_date"),
            "retrieved_at": moment(row, "retrieved_at"),
            "created_at": moment(row, "publish_at"),
            "updated_at": moment(row, "publish_at"),
        },
    )


def _parts(book: Book, row: Row) -> list[dict[str, Any]]:
    article = key_of(row)
    provinces, units = book.table("provinces").by_key, book.table("units").by_key
    people_by_name = {person["name"]: person["slug"] for person in book.table("people")}
    found = []
    for slug in row.many("provinces"):
        row.one_of("provinces", slug, provinces, "provinces.csv")
        found.append(entry("articles.articleprovince", {"article": article, "province": [slug]}))
    for slug in row.many("units"):
        row.one_of("units", slug, units, "units.csv")
        found.append(entry("articles.articleunit", {"article": article, "unit": [slug]}))
    for word in row.many("tags"):
        found.append(entry("articles.taggedarticle", {"tag": [slug_of(word)], "content_object": article}))
    for order, name in enumerate(row.many("translators")):
        row.one_of("translators", name, people_by_name, "people.csv")
        person = [people_by_name[name]]
        found.append(
            entry(
                "articles.credit",
                {"article": article, "person": person, "role": Role.TRANSLATOR.value, "order": order},
            )
        )
    return found
