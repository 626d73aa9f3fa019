"""Markup of word processors: what an element of Word or Google Docs means in the formats of the house."""

import re
from collections.abc import Iterator

from articles.html.content_model import OTHER_BLOCKS
from articles.html.dom import Node, children, renamed

SYNONYMS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_UNMARKED = {"strong": ("font-weight", {"normal", "400"}), "em": ("font-style", {"normal"})}
_LIST_LEVEL = re.compile(r"\blevel(\d)\b")
_NUMBER = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxlc]+)[.)]")
_TO_NOTE = re.compile(r"#_(?:ftn|edn)\d+")  # as Word names its notes
_DEEPEST = 9  # levels of a list in Word


def house_tags(node: Node) -> list[str]:
    """The tags that say in the house what this element says."""
    tag = SYNONYMS.get(node.tag or "", node.tag or "")
    style = style_of(node)
    if tag in _UNMARKED:
        name, values = _UNMARKED[tag]
        return [] if style.get(name) in values else [tag]  # Google Docs wraps a whole paste in such a <b>
    if tag != "span":
        return [tag] if tag in OTHER_BLOCKS | _HOUSE else []
    weight = style.get("font-weight", "")
    tags = ["strong"] if weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight) >= 600) else []
    tags += ["em"] if style.get("font-style") in {"italic", "oblique"} else []
    return tags + {"super": ["sup"], "sub": ["sub"]}.get(style.get("vertical-align", ""), [])


_HOUSE = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "a", "br", "sup", "sub"}


def style_of(node: Node) -> dict[str, str]:
    """What the `style` of an element declares, in lower case."""
    declared = (part.partition(":") for part in (node.attributes.get("style") or "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in declared}


def without_dead_links(root: Node) -> None:
    """Links within a page of somebody else's lead nowhere here: their words stay, the mark of a note of Word raised.

    Marks and notes are linked when a text is shown (`note_links`).
    """
    for link in root.css('a[href^="#"], a:not([href])'):
        if _TO_NOTE.fullmatch(link.attributes.get("href") or ""):
            raised = link.parser.create_node("sup")
            raised.insert_child(link.text().strip())
            link.replace_with(raised)
        elif "lang" not in link.attributes:
            link.unwrap()


def lists_of_word(root: Node) -> None:
    """Make lists of Word's bullet paragraphs, whose sign and level stand in their style."""
    for paragraph in root.css("p"):
        if not _is_entry(paragraph) or _is_entry(_before(paragraph)):
            continue
        _make_list(list(_run(paragraph)))


def _is_entry(node: Node | None) -> bool:
    if node is None or node.tag != "p":
        return False
    return bool(_LIST_LEVEL.search(style_of(node).get("mso-list", "")))


def _before(node: Node) -> Node | None:
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return before


def _run(first: Node) -> Iterator[Node]:
    node: Node | None = first
    while node is not None:
        if _is_entry(node):
            yield node
        elif not node.is_text_node or (node.text_content or "").strip():
            return
        node = node.next


def _make_list(entries: list[Node]) -> None:
    """One list, each deeper level in the entry before it."""
    open_: list[tuple[int, Node]] = []
    for paragraph in entries:
        found = _LIST_LEVEL.search(style_of(paragraph)["mso-list"])
        level = min(int(found[1]) if found else 1, _DEEPEST)
        tag = "ol" if _NUMBER.fullmatch(_take_sign(paragraph)) else "ul"
        while len(open_) > 1 and open_[-1][0] > level:
            open_.pop()
        if not open_ or open_[-1][0] < level:
            made = paragraph.parser.create_node(tag)
            if open_:
                _last_entry(open_[-1][1]).insert_child(made, move=True)
            else:
                paragraph.insert_before(made, move=True)
            open_.append((level, made))
        entry = renamed(paragraph, "li")
        open_[-1][1].insert_child(entry, move=True)


def _take_sign(paragraph: Node) -> str:
    """The bullet or number that Word writes out before the words, taken away."""
    signs = [span for span in paragraph.css("span") if style_of(span).get("mso-list") == "ignore"]
    said = "".join(sign.text() for sign in signs).strip()
    for sign in signs[:1]:
        sign.decompose()
    return said


def _last_entry(around: Node) -> Node:
    return [node for node in children(around) if not node.is_text_node][-1]
