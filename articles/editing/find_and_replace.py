"""Find and replace over many articles: what it would change is shown before it is done."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article

FIELDS = ("title", "teaser", "body")
AROUND = 40  # characters shown on either side of a place
SHOWN = 5  # places of one article


@dataclass(frozen=True)
class Wish:
    """What is looked for and what is put in its place, in words and not in HTML."""

    find: str
    put: str
    match_case: bool = True
    whole_words: bool = True

    def pattern(self, *, in_html: bool) -> re.Pattern[str]:
        words = unicodedata.normalize("NFC", self.find)
        escaped = re.escape(html.escape(words, quote=False) if in_html else words)
        if self.whole_words:
            escaped = rf"(?<!\w){escaped}(?!\w)"
        return re.compile(escaped, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where the words stand, with a little of what is around them."""

    before: str
    found: str
    after: str


def replaced(article: Article, wish: Wish) -> dict[str, str]:
    """The fields that would change, with their new words. Tags and addresses of links are never touched.

    Words that a format divides (`bor<em>der</em>`) are not found.
    """
    changed = {}
    for field in FIELDS:
        old = getattr(article, field)
        new = "".join(_put(part, wish, in_html=field == "body") for part in _parts(field, old))
        if new != old:
            changed[field] = new
    return changed


def places(article: Article, wish: Wish) -> list[Place]:
    """The first places where the words stand."""
    return [place for _, place in zip(range(SHOWN), _places(article, wish), strict=False)]


def _places(article: Article, wish: Wish) -> Iterator[Place]:
    pattern = wish.pattern(in_html=False)
    for words in (article.title, article.teaser, article.plain_body):
        for found in pattern.finditer(words):
            start, end = found.span()
            yield Place(words[max(start - AROUND, 0) : start], found[0], words[end : end + AROUND])


def _parts(field: str, value: str) -> list[str]:
    return re.split(r"(<[^>]*>)", value) if field == "body" else [value]


def _put(part: str, wish: Wish, *, in_html: bool) -> str:
    if in_html and part.startswith("<"):
        return part
    put = html.escape(wish.put, quote=False) if in_html else wish.put
    return wish.pattern(in_html=in_html).sub(lambda _: put, part)
