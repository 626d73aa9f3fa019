"""Reader of listing pages: each title printed twice, then its date-time and its teaser."""

import datetime as dt

from articles.html.plain_text import fold_quotation
from articles.importing.datelines import read_dateline
from articles.importing.document import Block, ListedItem, ListingPage


def listing_of(blocks: list[Block]) -> ListingPage:
    """The page from its blocks. A dateline before the first title is when the page was shown: it is no item's date."""
    seen = None
    first = read_dateline(blocks[0].lines[0])
    if first and not first.text:
        seen = first.moment if isinstance(first.moment, dt.datetime) else None
        rest = blocks[0].lines[1:]
        blocks = [Block(blocks[0].kind, rest), *blocks[1:]] if rest else blocks[1:]
    reader = _Items()
    for block in blocks:
        reader.take(block)
    reader.close()
    return ListingPage(seen, reader.items)


class _Items:
    """Puts items together, block by block: what is open is the item whose end has not come yet."""

    def __init__(self) -> None:
        self.items: list[ListedItem] = []
        self._title = ""
        self._printed = 0
        self._published: dt.date | None = None
        self._teaser: list[str] = []
        self._notes: list[str] = []

    def take(self, block: Block) -> None:
        """Lines of one block stand together, so in a block of several the second is never another title."""
        for number, line in enumerate(block.lines):
            dateline = read_dateline(line)
            if dateline and not dateline.text:
                self._published = dateline.moment
                self._notes += [dateline.note] if dateline.note else []
            elif not self._title:
                self._title, self._printed = line, 1
            elif self._printed == 1 and not self._published and not number and _same(line, self._title):
                self._second_title(line)
            elif number or (self._published and not self._teaser):
                self._teaser.append(line)
            else:
                self.close()
                self._title, self._printed = line, 1

    def _second_title(self, line: str) -> None:
        if line != self._title:
            self._notes.append(
                "The two printed titles differ in their quotation marks only; the curly ones are kept."
            )
            self._title = line if "“" in line else self._title
        self._printed = 2

    def close(self) -> None:
        """End the item at hand."""
        if self._title:
            teaser = " ".join(self._teaser)
            missing = [
                sentence
                for value, sentence in (
                    (self._published, "No date was found; the original's date stays “not given”."),
                    (teaser, "No teaser was found; write one before publishing."),
                )
                if not value
            ]
            missing.append("The body is not on a listing page; bring in the article's own page, or write it.")
            self.items.append(ListedItem(self._title, self._published, teaser, self._notes, missing))
        self._title, self._printed, self._published, self._teaser, self._notes = "", 0, None, [], []


def _same(one: str, other: str) -> bool:
    return fold_quotation(one) == fold_quotation(other)
