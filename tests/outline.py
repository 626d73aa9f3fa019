"""Outline of a page: its tags in order with their attributes, and whether each closes as it opened.

Stricter than the grammar of HTML, which lets paragraphs and rows stay open: in our own templates that is a slip.
"""

from justhtml import stream

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Parts of drawings are written as `<path />`, and the stream does not tell that from `<path>`.
SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "stop", "use"}


class Outline:
    """`tags` are (name, attributes); `unclosed` and `crossed` are names of tags, empty where all is well."""

    def __init__(self, page: str) -> None:
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.unclosed: list[str] = []
        self.crossed: list[str] = []
        for event, said in stream(page):
            if event == "start":
                self._open(*said)
            elif event == "end" and said not in SHAPES and (not self.unclosed or self.unclosed.pop() != said):
                self.crossed.append(said)

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        # A title inside a drawing names a part of it, not the page.
        self.tags.append(("svg title" if tag == "title" and "svg" in self.unclosed else tag, attributes))
        if tag not in VOID | SHAPES:
            self.unclosed.append(tag)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of these names, in the page's order."""
        return [attributes for tag, attributes in self.tags if tag in names]
