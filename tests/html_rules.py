"""Rules of valid HTML that can be asked of any page: each kind of fault the Nu checker has found here, and its kin.

The checker itself wants Java, which the suite may not assume (`make validate` runs it where it is). What breaks the
grammar of HTML (tags crossed or left open, an attribute named twice) is named by justhtml in `test_machines`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.words_apart import words_apart

ADDRESSES = ("href", "src", "action", "formaction", "cite", "data", "poster")
REFERENCES = ("for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
REFERENCES += ("aria-owns", "aria-details", "aria-errormessage", "aria-activedescendant", "aria-flowto")
# White space and the signs that https://url.spec.whatwg.org/ lets no address hold; a % only before two digits.
NO_ADDRESS = re.compile(r'[\s\x00-\x1f\x7f"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
OBSOLETE = {"acronym", "big", "center", "dir", "font", "frame", "frameset", "marquee", "nobr", "strike", "tt"}
OBSOLETE_ATTRIBUTES = {
    "align",
    "alink",
    "background",
    "bgcolor",
    "cellpadding",
    "cellspacing",
    "clear",
    "frame",
}
OBSOLETE_ATTRIBUTES |= {
    "frameborder",
    "hspace",
    "language",
    "longdesc",
    "nowrap",
    "rules",
    "scrolling",
    "valign",
}
OBSOLETE_ATTRIBUTES |= {"border", "compact", "noshade", "rev", "summary", "vlink", "vspace"}
# A year, a month, a day, or a moment with its zone and at most thousandths of a second.
DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d))?)?)?"


def faults(page: str) -> list[str]:
    """What a page does against the rules, each in a few words; nothing of a valid page."""
    root = LexborHTMLParser(page).root
    assert root is not None
    nodes = list(root.traverse())
    rules = (
        addresses,
        headings,
        terms,
        lists,
        ids,
        references,
        obsolete,
        hidden_fields,
        dates,
        words_apart,
        phrases,
    )
    return [
        *(["a control character"] if CONTROLS.search(page) else []),
        *(f for rule in rules for f in rule(nodes)),
    ]


def said(node: LexborNode) -> str:
    return " ".join(node.text().split())


def addresses(nodes: list[LexborNode]) -> Iterator[str]:
    """No white space, and nothing else that no address holds."""
    for node in nodes:
        for name in ADDRESSES:
            if NO_ADDRESS.search(node.attributes.get(name) or ""):
                yield f"{node.tag} {name}: no address: {node.attributes[name]}"


def headings(nodes: list[LexborNode]) -> Iterator[str]:
    """From the title down no level is left out."""
    above = 0
    for node in nodes:
        if re.fullmatch("h[1-6]", node.tag):
            level = int(node.tag[1])
            if level > above + 1:
                yield f"h{level} after h{above}: {said(node)}"
            above = level


def terms(nodes: list[LexborNode]) -> Iterator[str]:
    """A list of terms names each once, and each group in it is terms first and then what is said of them."""
    for node in nodes:
        if node.tag == "dl":
            groups = [child for child in node.iter() if child.tag == "div"] or [node]
            for group in groups:
                kinds = "".join(child.tag[1] for child in group.iter() if child.tag in ("dt", "dd"))
                if not re.fullmatch("(t+d+)+", kinds):
                    yield f"dl: no group of terms: {said(group)}"
            if {child.tag for child in node.iter()} not in ({"div"}, {"dt", "dd"}):
                yield f"dl: holds what is no group: {said(node)}"
            for term, times in Counter(said(term) for term in node.css("dt")).items():
                if times > 1:
                    yield f"dl: dt named {times} times: {term}"


def lists(nodes: list[LexborNode]) -> Iterator[str]:
    """A list holds entries only, a line of a table cells only."""
    for parents, kinds in (({"ul", "ol", "menu"}, {"li"}), ({"tr"}, {"td", "th"})):
        for node in nodes:
            if node.tag in parents and (wrong := {child.tag for child in node.iter()} - kinds):
                yield f"{node.tag}: holds {', '.join(sorted(wrong))}"


def ids(nodes: list[LexborNode]) -> Iterator[str]:
    """Each id once, without white space."""
    for name, times in Counter(node.attributes["id"] for node in nodes if "id" in node.attributes).items():
        if times > 1 or not name or re.search(r"\s", name):
            yield f"id: {name!r}, {times} times"


def references(nodes: list[LexborNode]) -> Iterator[str]:
    """What an element points to is on the page."""
    there = {node.attributes.get("id") for node in nodes}
    for node in nodes:
        for name in REFERENCES:
            for target in (node.attributes.get(name) or "").split():
                if target not in there:
                    yield f"{node.tag} {name}: nothing has the id {target}"


def obsolete(nodes: list[LexborNode]) -> Iterator[str]:
    """Nothing that HTML has given up."""
    for node in nodes:
        if node.tag in OBSOLETE:
            yield f"{node.tag}: obsolete"
        for name in OBSOLETE_ATTRIBUTES & node.attributes.keys():
            yield f"{node.tag} {name}: obsolete"


def hidden_fields(nodes: list[LexborNode]) -> Iterator[str]:
    """What nobody meets has no name for those who hear a page."""
    for node in nodes:
        if node.tag == "input" and (node.attributes.get("type") or "").lower() == "hidden":
            for name in node.attributes:
                if name.startswith("aria-"):
                    yield f"input {name}: on a hidden one"


def dates(nodes: list[LexborNode]) -> Iterator[str]:
    """The machine's part of a date can be read."""
    for node in nodes:
        value = node.attributes.get("datetime")
        if node.tag in ("time", "del", "ins") and value is not None and not re.fullmatch(DATE, value):
            yield f"{node.tag} datetime: no date: {value}"


PHRASES = {"span", "p", "a", "h1", "h2", "h3", "h4", "summary", "strong", "em", "time", "label"}
NO_PHRASE = {"details", "div", "p", "ul", "ol", "dl", "table", "section", "blockquote", "figure", "form"}
MAY_HOLD = {("a", name) for name in NO_PHRASE} | {("label", "div")}


def phrases(nodes: list[LexborNode]) -> Iterator[str]:
    """An element for words within a line that holds one that is no part of a line."""
    for node in nodes:
        parent = node.parent
        if parent is None or parent.tag not in PHRASES or node.tag not in NO_PHRASE:
            continue
        if (parent.tag, node.tag) not in MAY_HOLD:
            yield f"{parent.tag}: holds {node.tag}"
