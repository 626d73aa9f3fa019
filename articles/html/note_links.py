"""Note links: from `[1]` in a text to the note of that number at its end, and back.

The stored text holds words alone, however it came in; a raised number in brackets and a paragraph that begins with the
same are taken for each other when the text is shown.
"""

import re

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.html.dom import Node, children, parsed, written

_MARK = re.compile(r"\s*\[(\d{1,3})\]\s*")
_NOTE = re.compile(r"\[(\d{1,3})\](?=\s)")


def with_note_links(body: str, prefix: str = "footnote") -> str:
    """The body with each mark and its note linked; the same body where no mark has just one note.

    `prefix` begins the anchors, which must be told apart where two texts stand on one page. A number that marks
    several places leads back to the first of them.
    """
    root = parsed(body)
    notes, marks = _notes(root), _marks(root)
    both = {number for number, found in notes.items() if len(found) == 1 and number in marks}
    if not both:
        return body
    for number in both:
        for place, mark in enumerate(marks[number]):
            _link_mark(mark, number, prefix, is_first=not place)
        _link_note(notes[number][0], number, prefix)
    return written(root)


def _marks(root: Node) -> dict[int, list[Node]]:
    """By their number, in the order of the text."""
    found: dict[int, list[Node]] = {}
    for raised in root.css("sup"):
        words = raised.first_child
        if words is None or not words.is_text_node or words.next is not None or raised.css_matches("a sup"):
            continue
        if match := _MARK.fullmatch(words.text_content or ""):
            found.setdefault(int(match[1]), []).append(raised)
    return found


def _notes(root: Node) -> dict[int, list[Node]]:
    """Paragraphs and entries of lists that begin with a number in brackets."""
    found: dict[int, list[Node]] = {}
    for block in root.css("p, li"):
        words = block.first_child
        if words is not None and words.is_text_node and (match := _NOTE.match(words.text_content or "")):
            found.setdefault(int(match[1]), []).append(block)
    return found


def _link_mark(mark: Node, number: int, prefix: str, *, is_first: bool) -> None:
    anchor = format_html(' id="{}-{}-mark"', prefix, number) if is_first else ""
    link = '<a{} href="#{}-{}" aria-label="{}">[{}]</a>'
    name = _("[%(number)d] Note") % {"number": number}
    mark.inner_html = "".join(format_html(link, anchor, prefix, number, name, number))  # a plain string


def _link_note(note: Node, number: int, prefix: str) -> None:
    name = _("[%(number)d] Back to the text") % {"number": number}
    link = format_html('<a href="#{}-{}-mark" aria-label="{}">[{}]</a>', prefix, number, name, number)
    words = note.first_child
    assert words is not None  # its number
    for new in list(children(parsed(link))):
        words.insert_before(new)
    words.insert_before((words.text_content or "").partition("]")[2])
    words.decompose()
    note.attrs["id"] = f"{prefix}-{number}"
