"""A body as a list of its top-level blocks, for comparing and merging by the paragraph."""

from html.parser import HTMLParser

BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote"}


class _Splitter(HTMLParser):
    """Cuts the source where a top-level block ends; what stands between two blocks is a block of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._open: list[str] = []
        self._source: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not self._open:
            self.cut()
        if tag in BLOCKS:
            self._open.append(tag)
        self._source.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._source.append(f"</{tag}>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            if not self._open:
                self.cut()

    def handle_data(self, data: str) -> None:
        self._source.append(data)

    def handle_entityref(self, name: str) -> None:
        self._source.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._source.append(f"&#{name};")

    def cut(self) -> None:
        part = "".join(self._source).strip()
        self._source.clear()
        if part:
            self.parts.append(part)


def blocks_of(body: str) -> list[str]:
    """The top-level blocks of a body that `clean_html` has been over, in order; joined they say the same."""
    splitter = _Splitter()
    splitter.feed(body)
    splitter.close()
    splitter.cut()
    return splitter.parts
