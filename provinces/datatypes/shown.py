"""What a page shows, noted while it is rendered, so that it can be kept until just that changes.

A page that says nothing shows everything: it is another one as soon as anything is. One that calls `shows` names the
lists that it was cut from; the articles on it note themselves. The parts that move: `articles.models.PublicVersion`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SHARED = "shared"  # what many pages show: names of tags, people and outlets, evidence
MOST_PARTS = 150  # of a page that names them; one of more is asked for as a whole
MOST_MONTHS = 60


class Shown:
    """Notes of one page."""

    def __init__(self) -> None:
        self.articles: set[int] = set()
        self.lists: set[str] | None = None
        self.is_timeless = False

    def parts(self) -> set[str] | None:
        """The parts that it shows, or None for everything."""
        if self.lists is None:
            return None
        found = {SHARED, *self.lists, *(f"article:{number}" for number in self.articles)}
        return found if len(found) <= MOST_PARTS else None


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def noting() -> Iterator[Shown]:
    """Note what is shown inside."""
    notes = Shown()
    token = _shown.set(notes)
    try:
        yield notes
    finally:
        _shown.reset(token)


def note_article(number: int) -> None:
    """This article was read from the database."""
    if notes := _shown.get():
        notes.articles.add(number)


def shows(*lists: str, is_timeless: bool = False) -> None:
    """The page shows nothing that changes but articles it has read, what they share, and what stands in these lists.

    `is_timeless`: and nothing of the day, nor of an article or a note that is still to come.
    """
    if notes := _shown.get():
        notes.lists = {*(notes.lists or ()), *lists}
        notes.is_timeless = is_timeless


def months(language: str, span: tuple[str, str] | None) -> list[str]:
    """The lists of the months from one date to another, both as far as they are known: `("2023", "2024-05-12")`.

    A year that is known alone is a list of its own, before those of its months. None, or more months than a page is
    asked for one by one: the list of the language.
    """
    if span is None:
        return [f"list:{language}"]
    first, last = (date[:7] for date in span)
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) * 12 > MOST_MONTHS * 2:
        return [f"list:{language}"]
    every = (
        f"{year:04}{month}" for year in years for month in ("", *(f"-{number:02}" for number in range(1, 13)))
    )
    found = [f"month:{language}:{month}" for month in every if first <= month <= last]
    return found if len(found) <= MOST_MONTHS else [f"list:{language}"]
