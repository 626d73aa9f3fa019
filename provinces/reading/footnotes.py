"""Footnotes of a page: each statement has numbers, each number leads to a sentence or a publication.

A view marks what it shows in the order of the page. The same sentence, or the same publication with the same
confidence, is one footnote however often the page rests on it; each mark can be reached back from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from provinces.reading.text_fragments import text_fragment

Row = TypeVar("Row")


@dataclass
class Footnote:
    """A citation as printed below the page; `statements` says for what it stands."""

    number: int
    citation: Any
    statements: list[str] = field(default_factory=list)
    marks: list["Mark"] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"

    @property
    def article_address(self) -> str:
        """To the passage in the article; browsers that know no text fragments go to the article's list of facts."""
        fragment = f"fact-{self.citation.pk}{text_fragment(self.citation.passage)}"
        return f"{self.citation.article.get_absolute_url()}#{fragment}"

    @property
    def reference_address(self) -> str:
        """The reference's address without the words that may follow it, as in “https://… (commit …)”; or empty."""
        return self.citation.reference.web_address.partition(" ")[0]


@dataclass(frozen=True)
class Mark:
    """One place on the page that rests on a footnote."""

    note: Footnote
    place: int

    @property
    def number(self) -> int:
        return self.note.number

    @property
    def anchor(self) -> str:
        return f"ref-{self.number}-{self.place}"


class Footnotes:
    """The footnotes of one page, numbered from 1 in the order of marking."""

    def __init__(self) -> None:
        self._notes: dict[tuple, Footnote] = {}

    def __iter__(self) -> Iterator[Footnote]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def mark(self, row: Row) -> Row:
        """Give the row `marks`, one for each of its citations, which `with_evidence` must have prefetched."""
        notes = {id(note): note for note in (self._note(citation) for citation in row.citations.all())}
        row.marks = [self._place(note) for note in sorted(notes.values(), key=lambda note: note.number)]
        return row

    def mark_all(self, rows: Iterable[Row]) -> list[Row]:
        """The rows as a list, each marked. One query, as the rows are read here."""
        return [self.mark(row) for row in rows]

    def _note(self, citation: Any) -> Footnote:
        if citation.article_id:
            key = ("article", citation.article_id, citation.passage)
        else:
            key = ("reference", citation.reference_id, citation.confidence)
        note = self._notes.setdefault(key, Footnote(len(self._notes) + 1, citation))
        if citation.statement not in note.statements:
            note.statements.append(citation.statement)
        return note

    def _place(self, note: Footnote) -> Mark:
        note.marks.append(Mark(note, len(note.marks) + 1))
        return note.marks[-1]
