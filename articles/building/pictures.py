"""Pictures of articles: the documents' captions without files, and our own illustrations."""

from typing import Any

from articles.building.book import Book, entry
from articles.building.newspaper import key_of
from articles.building.tables import Row
from articles.choices import Language

FIRST_CAPTION = 10  # illustrations come before the captions whose pictures are missing


def pictures(book: Book) -> list[dict[str, Any]]:
    captions = [
        entry("articles.articleimage", {"article": key_of(row), "order": order, "caption": caption})
        for row in book.table("articles")
        for order, caption in enumerate(row.many("captions", ";;"), FIRST_CAPTION)
    ]
    return [*_illustrations(book), *captions]


def _illustrations(book: Book) -> list[dict[str, Any]]:
    """A row of article_pictures.csv gives its picture to every language of the article."""
    languages: dict[str, list[str]] = {}
    for row in book.table("articles"):
        languages.setdefault(row["key"], []).append(row["language"])
    found = []
    for row in book.table("article_pictures"):
        pictures = book.table("pictures").by_key
        row.known("article", languages, "articles.csv", blank=False)
        row.known("file", pictures, "pictures.csv", blank=False)
        for language in languages[row["article"]]:
            found.append(_illustration(row, pictures[row["file"]], language))
    return found


def _illustration(row: Row, picture: Row, language: str) -> dict[str, Any]:
    order = row.number("order")
    if order is None or order >= FIRST_CAPTION:
        raise row.problem("order", f"write a number below {FIRST_CAPTION}; the captions stand from there on.")
    return entry(
        "articles.articleimage",
        {
            "article": [row["article"], language],
            "order": order,
            "file": f"illustrations/{row['file']}",
            "width": picture.number("width"),
            "height": picture.number("height"),
            "alt": picture.required(f"alt_{language}"),
            # The table's captions are English; the Vietnamese page labels an illustration as one without them.
            "caption": picture["caption"] if language == Language.ENGLISH else "",
            "credit": picture["credit"],
            "is_illustration": True,
            "is_lead": bool(row.flag("lead")),
        },
    )
