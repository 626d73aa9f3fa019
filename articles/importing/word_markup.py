"""Word markup made plain before the library sees it: what is printed stays, and each thing is said once.

Insertions stay; deletions, the old place of what was moved, and hidden words go. A text box becomes paragraphs after
the one it hangs on. A table becomes the paragraphs of its cells. What the house cannot print is noted with its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.importing.word_elements import box_around, join_texts, looks_of, put, run_of, words_of
from articles.importing.word_equations import pieces_of
from articles.importing.word_package import Element, below
from articles.importing.word_styles import Styles, switch, value

_GONE = {
    "w:del",
    "w:delText",
    "w:moveFrom",
    "w:rPr",
    "w:pPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
    "w:sdtPr",
    "w:sectPr",
}
_COPIED = {"w:t", "w:tab", "w:noBreakHyphen", "w:softHyphen", "w:fldChar", "w:instrText"}
_RENAMED = {"w:br": "w:br", "w:cr": "w:br", "w:ptab": "w:tab"}
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_LEFT_OUT = {
    "c:chart": "A chart",
    "dgm:relIds": "A diagram",
    "m:oMath": "An equation",
    "w:altChunk": "An embedded document",
    "o:OLEObject": "An embedded object",
}
_UNDERSTOOD = {"w:t", "w:txbxContent", "a:blip", "v:imagedata", *_LEFT_OUT}
SYMBOL_FONTS = {"symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"}
_PRIVATE = range(0xE000, 0xF900)  # what a font of signs calls its signs
# Paragraphs and runs. The library takes 0.2 ms for each: 10,000 paragraphs of one run take 4 seconds.
MOST_PIECES = 50_000
PICTURE_STYLE = (
    "Picture"  # of paragraphs that say which picture stands there; none of the document's own has it
)


class TooLong(ValueError):
    """More pieces than any article has."""


@dataclass(frozen=True)
class Shown:
    """A picture the document shows: the identifier of its file, and its words for who cannot see it."""

    relation: str
    alt: str


@dataclass
class Prepared:
    """Paragraphs for the library, and what was met on the way."""

    paragraphs: list[Element] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    pictures: list[Shown] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)  # what, and the words beside it


def prepared(body: Element, styles: Styles, notes: dict[str, set[str]]) -> Prepared:
    """The paragraphs of a body or of a note. `notes` are the identifiers of the notes there are, by their part."""
    found = Prepared()
    _Reader(found, styles, notes, marks_pictures=body.tag == "w:body").blocks(body)
    return found


class _Reader:
    def __init__(
        self, found: Prepared, styles: Styles, notes: dict[str, set[str]], *, marks_pictures: bool
    ) -> None:
        self._marks_pictures = marks_pictures
        self._marked = 0  # pictures whose place is marked
        self._found = found
        self._styles = styles
        self._notes = notes
        self._boxes: list[Element] = []
        self._unfinished: list[Element] = []  # of a paragraph whose end was deleted
        self._out: list[str] = []
        self._pieces_left = MOST_PIECES

    def blocks(self, parent: Element) -> None:
        for node in _alternatives(parent):
            if node.tag == "w:p":
                self._paragraph(node)
            elif node.tag == "w:tr" and below(node, "w:trPr/w:del") is not None:
                continue
            elif node.tag in _LEFT_OUT:
                self._found.left_out.append((_LEFT_OUT[node.tag], self._last_words()))
            elif node.tag not in _GONE:
                self.blocks(node)
        self._close()

    def _paragraph(self, node: Element) -> None:
        self._count()
        children, self._unfinished = self._unfinished, []
        style = self._styles.named(value(node, "w:pPr/w:pStyle"))
        self._inline(node, children, style.hidden)
        boxes, self._boxes = self._boxes, []
        deleted = any(below(node, f"w:pPr/w:rPr/{mark}") is not None for mark in ("w:del", "w:moveFrom"))
        if deleted:
            self._unfinished = children
        else:
            self._add(children, style.known, below(node, "w:pPr/w:numPr"), style.numbering)
        for box in boxes:
            waiting, self._unfinished = self._unfinished, []
            self.blocks(box)
            self._unfinished = waiting

    def _add(
        self, children: list[Element], known: str, numbering: Element | None, of_style: Element | None
    ) -> None:
        paragraph = Element("w:p")
        properties = put(paragraph, "w:pPr")
        if known:
            put(properties, "w:pStyle", known)
        if numbering is None:
            numbering = of_style
        if numbering is not None and not known and value(numbering, "w:numId") not in {"", "0"}:
            list_of = put(properties, "w:numPr")
            put(list_of, "w:ilvl", value(numbering, "w:ilvl") or "0")
            put(list_of, "w:numId", value(numbering, "w:numId"))
        paragraph.extend(children)
        for run in paragraph.iter("w:r"):
            join_texts(run)
        self._found.paragraphs.append(paragraph)
        words = words_of(paragraph)
        for what in self._out:
            self._found.left_out.append((what, words or self._last_words()))
        self._out = []
        self._mark_pictures()

    def _mark_pictures(self) -> None:
        """A paragraph of its own with the number of each picture that has been met, behind the one that shows it."""
        if not self._marks_pictures:
            return
        for number in range(self._marked + 1, len(self._found.pictures) + 1):
            run = run_of([])
            put(run, "w:t").text = str(number)
            mark = Element("w:p")
            put(put(mark, "w:pPr"), "w:pStyle", PICTURE_STYLE)
            mark.append(run)
            self._found.paragraphs.append(mark)
        self._marked = len(self._found.pictures)

    def _close(self) -> None:
        """What nothing follows is a paragraph, though its end was deleted."""
        if self._unfinished:
            children, self._unfinished = self._unfinished, []
            self._add(children, "", None, None)

    def _last_words(self) -> str:
        paragraphs = reversed(self._found.paragraphs)
        said = (each for each in paragraphs if value(each, "w:pPr/w:pStyle") != PICTURE_STYLE)
        return next((words for each in said if (words := words_of(each))), "")

    def _inline(self, parent: Element, into: list[Element], hidden: bool) -> None:
        for node in _alternatives(parent):
            if node.tag == "w:r":
                self._run(node, into, hidden)
            elif node.tag == "w:hyperlink" and node.get("r:id"):
                link = Element("w:hyperlink", {"r:id": node.get("r:id", "")})
                self._found.links.add(node.get("r:id", ""))
                inside: list[Element] = []
                self._inline(node, inside, hidden)
                link.extend(inside)
                into.append(link)
            elif node.tag == "m:oMath":
                self._equation(node, into, hidden)
            elif node.tag in _LEFT_OUT:
                self._out.append(_LEFT_OUT[node.tag])
            elif node.tag == "w:p":
                self._boxes.append(box_around(node))
            elif node.tag not in _GONE:
                self._inline(node, into, hidden)

    def _run(self, node: Element, into: list[Element], hidden: bool) -> None:
        style = self._styles.named(value(node, "w:rPr/w:rStyle"))
        said = switch(node, "w:rPr/w:vanish")
        if said if said is not None else style.hidden or hidden:
            # A field's marks stand in runs as hidden as its code; without them its result would be read as code.
            kept = [each for each in node if each.tag in {"w:fldChar", "w:instrText"}]
            if kept:
                into.append(run_of(kept))
            return
        run = run_of([])
        self._pieces(node, run)
        if len(run) > 1:
            properties = run[0]
            if style.known in {"Strong", "Emphasis"}:
                put(properties, "w:rStyle", style.known)
            for mark in ("w:b", "w:i"):
                if switch(node, f"w:rPr/{mark}"):
                    put(properties, mark)
            if height := value(node, "w:rPr/w:vertAlign"):
                put(properties, "w:vertAlign", height)
            self._append(run, into)

    def _equation(self, node: Element, into: list[Element], hidden: bool) -> None:
        pieces = pieces_of(node)
        if hidden:
            return
        if pieces is None:
            self._out.append(_LEFT_OUT[node.tag])
        for text, height in pieces or []:
            run = run_of([])
            put(run, "w:t").text = text
            if height:
                put(run[0], "w:vertAlign", height)
            self._append(run, into)

    def _append(self, run: Element, into: list[Element]) -> None:
        """Word cuts a sentence into runs wherever somebody typed; runs that look alike are one."""
        last = into[-1] if into and into[-1].tag == "w:r" else None
        if last is not None and looks_of(last) == looks_of(run) and run.find("w:fldChar") is None:
            last.extend(run[1:])
        else:
            self._count()
            into.append(run)

    def _count(self) -> None:
        self._pieces_left -= 1
        if self._pieces_left < 0:
            raise TooLong

    def _pieces(self, parent: Element, run: Element) -> None:
        for node in _alternatives(parent):
            if node.tag in _COPIED:
                copy = Element(node.tag, node.attrib)
                copy.text = node.text
                run.append(copy)
            elif node.tag in _RENAMED:
                put(run, _RENAMED[node.tag])
            elif node.tag == "w:sym":
                self._symbol(node, run)
            elif node.tag in _NOTES:
                self._note(node, run)
            elif node.tag in _LEFT_OUT:
                self._out.append(_LEFT_OUT[node.tag])
            elif node.tag in {"w:txbxContent", "w:p", "w:tbl"}:
                self._boxes.append(box_around(node))
            elif node.tag in {"a:blip", "v:imagedata"}:
                self._picture(node)
            elif node.tag in {"w:drawing", "w:pict", "w:object"}:
                self._drawing(node, run)
            elif node.tag not in _GONE:
                self._pieces(node, run)

    def _drawing(self, node: Element, run: Element) -> None:
        described = next((each for each in node.iter() if each.tag in {"wp:docPr", "v:shape"}), None)
        before = len(self._found.pictures)
        self._pieces(node, run)
        if described is not None:
            words = described.get("descr") or described.get("alt") or described.get("title") or ""
            self._found.pictures[before:] = [
                Shown(each.relation, words) for each in self._found.pictures[before:]
            ]

    def _note(self, node: Element, run: Element) -> None:
        if node.get("w:id") in self._notes.get(_NOTES[node.tag], set()):
            run.append(Element(node.tag, {"w:id": node.get("w:id", "")}))

    def _picture(self, node: Element) -> None:
        relation = node.get("r:embed") or node.get("r:link") or node.get("r:id") or ""
        if relation:
            self._found.pictures.append(Shown(relation, ""))

    def _symbol(self, node: Element, run: Element) -> None:
        """The library knows the fonts that are made of signs; in any other font a sign is the character it says."""
        font, code = node.get("w:font") or "", node.get("w:char") or ""
        try:
            number = int(code, 16)
        except ValueError:
            return
        if font.lower() in SYMBOL_FONTS:
            run.append(Element("w:sym", {"w:font": font, "w:char": code.upper()}))
        elif 0x20 <= number < 0xD800 or 0xF900 <= number < 0xFFFE or 0xFFFF < number < 0x110000:
            put(run, "w:t").text = chr(number)
        else:
            self._out.append(f"A sign of the font “{font}”")


def _alternatives(parent: Element) -> Iterator[Element]:
    """The children, each alternative once: the first choice that holds anything we understand, else the last."""
    for node in parent:
        if node.tag != "mc:AlternateContent":
            yield node
            continue
        choices = [each for each in node if each.tag in {"mc:Choice", "mc:Fallback"}]
        understood = (each for each in choices if any(inside.tag in _UNDERSTOOD for inside in each.iter()))
        chosen = next(understood, None)
        if chosen is not None:
            yield from _alternatives(chosen)
