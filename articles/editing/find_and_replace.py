"""Find and replace over many articles: what it would change is shown before it is done."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from articles.html.dom import parsed, texts, written
from articles.models import Article

FIELDS = ("title", "teaser", "body")
AROUND = 40  # characters shown on either side of a place
SHOWN = 5  # places of one article


@dataclass(frozen=True)
class Replacement:
    """What is looked for and what is put in its place, in words and not in HTML."""

    find: str
    put: str
    match_case: bool = True
    whole_words: bool = True

    @property
    def pattern(self) -> re.Pattern[str]:
        escaped = re.escape(unicodedata.normalize("NFC", self.find))
        if self.whole_words:
            escaped = rf"(?<!\w){escaped}(?!\w)"
        return re.compile(escaped, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where the words stand, with a little of what is around them."""

    before: str
    found: str
    after: str


def replaced(article: Article, wish: Replacement) -> dict[str, str]:
    """The fields that would change, with their new words. Only texts are changed, never tags or addresses of links.

    Words that a format divides (`bor<em>der</em>`) are not found.
    """
    pattern, changed = wish.pattern, {}
    for field in FIELDS:
        old = getattr(article, field)
        new = _in_body(old, pattern, wish.put) if field == "body" else pattern.sub(lambda _: wish.put, old)
        if new != old:
            changed[field] = new
    return changed


def places(article: Article, wish: Replacement) -> list[Place]:
    """The first places that `replaced` would change."""
    return list(islice(_places(article, wish.pattern), SHOWN))


def _in_body(body: str, pattern: re.Pattern[str], put: str) -> str:
    root = parsed(body)
    found = [node for node in texts(root) if node is not None and pattern.search(node.text_content or "")]
    for node in found:
        node.replace_with(pattern.sub(lambda _: put, node.text_content or ""))
    return written(root) if found else body


def _places(article: Article, pattern: re.Pattern[str]) -> Iterator[Place]:
    for words in (article.title, article.teaser):
        yield from (_place(words, *found.span()) for found in pattern.finditer(words))
    pieces = ["\n" if node is None else node.text_content or "" for node in texts(parsed(article.body))]
    said, start = "".join(pieces).rstrip("\n"), 0
    for piece in pieces:
        for found in pattern.finditer(piece):
            yield _place(said, start + found.start(), start + found.end())
        start += len(piece)


def _place(words: str, start: int, end: int) -> Place:
    return Place(words[max(start - AROUND, 0) : start], words[start:end], words[end : end + AROUND])
