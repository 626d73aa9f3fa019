"""Find and replace over many articles: what is shown before it is done and what is done are one result."""

import re
import unicodedata
from dataclasses import dataclass

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
        """A space stands for any one: editors do not see whether a line may break at it."""
        words = unicodedata.normalize("NFC", self.find)
        escaped = "".join(r"\s" if sign.isspace() else re.escape(sign) for sign in words)
        if self.whole_words:
            escaped = rf"(?<!\w){escaped}(?!\w)"
        return re.compile(escaped, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where the words stand, with a little of what is around them."""

    before: str
    found: str
    after: str


@dataclass(frozen=True)
class Change:
    """`fields` that change, as they will be stored; `places`, all that do, in their order."""

    fields: dict[str, str]
    places: list[Place]

    @property
    def shown(self) -> list[Place]:
        return self.places[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.shown)


def change(article: Article, wish: Replacement) -> Change:
    """What the wish makes of the article. Only texts are changed, never tags, entities or addresses of links.

    Words that a format divides (`bor<em>der</em>`) are not found, nor is a part of them a whole word.
    """
    fields, places = {}, []
    for name in FIELDS:
        old = getattr(article, name)
        new, found = _in_body(old, wish) if name == "body" else _in_words(old, wish)
        stored = Article._meta.get_field(name).get_prep_value(new)
        if found and stored != old:
            fields[name] = stored
            places += found
    return Change(fields, places)


def _in_words(words: str, wish: Replacement) -> tuple[str, list[Place]]:
    spans = _spans([words], words, wish)[0]
    return _put(words, spans, wish.put), [_place(words, *span) for span in spans]


def _in_body(body: str, wish: Replacement) -> tuple[str, list[Place]]:
    root = parsed(body)
    nodes = list(texts(root))
    pieces = ["\n" if node is None else node.text_content or "" for node in nodes]
    said = "".join(pieces)
    places, start = [], 0
    for node, piece, spans in zip(nodes, pieces, _spans(pieces, said, wish), strict=True):
        if node is not None and spans:
            places += [_place(said.rstrip("\n"), start + begin, start + end) for begin, end in spans]
            node.replace_with(_put(piece, spans, wish.put))
        start += len(piece)
    return (written(root) if places else body), places


def _spans(pieces: list[str], said: str, wish: Replacement) -> list[list[tuple[int, int]]]:
    """Where in each piece the words stand whole, seen in the text that the pieces make together."""
    pattern, at, start = wish.pattern, 0, 0
    spans: list[list[tuple[int, int]]] = []
    for piece in pieces:
        end = start + len(piece)
        spans.append([])
        at = max(at, start)
        while (found := pattern.search(said, at)) is not None and found.start() < end:
            is_whole = found.end() <= end
            at = found.end() if is_whole else found.start() + 1
            if is_whole and found.group() != wish.put:
                spans[-1].append((found.start() - start, found.end() - start))
        start = end
    return spans


def _put(words: str, spans: list[tuple[int, int]], put: str) -> str:
    ends = [0, *(end for _begin, end in spans)]
    begins = [*(begin for begin, _end in spans), len(words)]
    return put.join(words[end:begin] for end, begin in zip(ends, begins, strict=True))


def _place(words: str, start: int, end: int) -> Place:
    return Place(words[max(start - AROUND, 0) : start], words[start:end], words[end : end + AROUND])
