"""Web page reader: headings, paragraphs and captions; scripts, menus and styles are passed over."""

import re
from collections import Counter

from articles.html.dom import Node, page, walk

_NOT_TEXT = "head, script, style, template, noscript, svg, math, iframe, object, select, textarea"
_AROUND_TEXT = {"nav", "form", "button"}
_KINDS = dict.fromkeys(("p", "h2", "h3", "li", "div", "blockquote", "td"), "text") | {
    "h1": "heading",
    "figcaption": "caption",
    "caption": "caption",
}
_SPACE = re.compile(r"\s+")
_MOST_OF_THE_PAGE = 0.8
# Of elements that may hold each other. Only counted, never read: the parser's time grows with the square of the depth.
_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|d[dt]|option|t[rdh])\b)([a-z][a-z0-9]*)",
    re.IGNORECASE,
)
DEEPEST = 5_000


class TooTangled(ValueError):
    """More elements are open in each other than any page has."""


def blocks_of_html(text: str) -> list[tuple[str, str]]:
    """(kind, text) of each block, in order. Raise TooTangled; anything else is read as a browser would.

    A menu, form or button that holds four fifths of the words is the page itself, left open by mistake.
    """
    _refuse_tangled(text)
    root = page(text)
    for node in root.css(_NOT_TEXT):
        node.decompose()
    most = len(root.text()) * _MOST_OF_THE_PAGE
    blocks: list[tuple[str, str]] = []
    words: list[str] = []
    kind = "text"

    def close(then: str = "text") -> None:
        nonlocal kind
        if said := "".join(words).strip():
            blocks.append((kind, said))
        words.clear()
        kind = then

    def enter(node: Node) -> bool:
        if node.tag in _AROUND_TEXT and len(node.text()) < most:
            return False
        if node.is_text_node:
            words.append(_SPACE.sub(" ", node.text_content or ""))
        elif node.tag == "br":
            words.append("\n")
        elif node.tag in _KINDS:
            close(_KINDS[node.tag])
        return True

    walk(root, enter, lambda node: close() if node.tag in _KINDS else None)
    close()
    return blocks


def _refuse_tangled(text: str) -> None:
    open_of, depth = Counter[str](), 0
    for end, name in _NESTING_TAG.findall(text.lower()):
        step = 1 if not end else -1 if open_of[name] else 0
        open_of[name] += step
        depth += step
        if depth > DEEPEST:
            raise TooTangled
