"""A block of a body as plain words with its formats written out, so that a comparison of words sees those, too."""

from html.parser import HTMLParser

SIGNS = {"strong": "**", "em": "_"}
KINDS = {"h2": "##", "h3": "###", "blockquote": ">", "li": "–"}


class _Marker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self._addresses.append(given.get("href") or "")
        self.parts.append(SIGNS.get(tag) or f" {KINDS.get(tag, '')} " if tag not in {"a"} else "")
        if given.get("lang"):
            self.parts.append(f"[{given['lang']}] ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._addresses:
            address = self._addresses.pop()
            self.parts.append(f" <{address}>" if address else "")
        else:
            self.parts.append(SIGNS.get(tag, " "))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def marked(block: str) -> str:
    """`<h2>A <a href="/x">b</a></h2>` as `## A b </x>`: one line, single spaces."""
    marker = _Marker()
    marker.feed(block)
    marker.close()
    return " ".join("".join(marker.parts).split())
