"""Web page reader: headings, paragraphs and captions; scripts, menus and styles are passed over."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p": "text", "h1": "heading", "h2": "text", "h3": "text", "li": "text", "div": "text", "blockquote": "text",
           "figcaption": "caption", "caption": "caption", "td": "text", "a": ""}  # fmt: skip
_SPACE = re.compile(r"\s+")
_PASSED_OVER = {"script", "style", "nav", "template", "noscript", "head", "svg", "form", "button"}


class _Page(HTMLParser):
    """Collects (kind, text) pairs. HTMLParser never raises on broken markup; text it cannot place is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._kind = "text"
        self._words: list[str] = []
        self._passing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PASSED_OVER:
            self._passing += 1
        elif _BLOCKS.get(tag):
            self.close_block()
            self._kind = _BLOCKS[tag]
        elif tag == "br":
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _PASSED_OVER:
            self._passing = max(0, self._passing - 1)
        elif _BLOCKS.get(tag):
            self.close_block()

    def handle_data(self, data: str) -> None:
        if not self._passing:
            self._words.append(_SPACE.sub(" ", data))

    def close_block(self) -> None:
        """End the block at hand."""
        text = "".join(self._words).strip()
        if text:
            self.blocks.append((self._kind, text))
        self._words, self._kind = [], "text"


def blocks_of_html(text: str) -> list[tuple[str, str]]:
    """(kind, text) of each block, in order."""
    page = _Page()
    page.feed(text)
    page.close()
    page.close_block()
    return page.blocks
