"""Footnotes of a page: each statement has numbers, each number leads to a sentence or a publication.

A view marks what it shows in the order of the page. The same sentence, or the same publication, is one footnote
however often the page rests on it; each mark can be reached back from it. How sure a statement is stands beside the
statement, with the reason: a publication is neither sure nor unsure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from django.utils.safestring import SafeString

from provinces.choices import Statement
from provinces.datatypes.choice_words import choice_word
from provinces.language_marks import english
from provinces.reading.text_fragments import text_fragment
from provinces.statements import wanted

Row = TypeVar("Row")


@dataclass(frozen=True)
class Claim:
    """What a footnote is evidence for. `words` are English where they are the registrar's own, and marked as such.

    `doubt` is how sure it is, empty where nothing stands against it; `reason` says why, in the registrar's words.
    """

    words: SafeString | str
    doubt: str = ""
    reason: str = ""


@dataclass
class Footnote:
    """A citation as printed below the page; `claims` says for what it stands."""

    number: int
    citation: Any
    claims: list[Claim] = field(default_factory=list)
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
        """Give the row `marks`, one for each of its citations, which `with_evidence` must have prefetched.

        `wanted` are the statements of the row for which there is none.
        """
        citations = row.citations.all()
        notes = {id(note): note for note in (self._note(citation, row) for citation in citations)}
        row.marks = [self._place(note) for note in sorted(notes.values(), key=lambda note: note.number)]
        supported = chain.from_iterable(citation.statements for citation in citations)
        row.wanted = wanted(row._meta.get_field("citations").field.name, row, supported)
        return row

    def mark_all(self, rows: Iterable[Row]) -> list[Row]:
        """The rows as a list, each marked. One query, as the rows are read here."""
        return [self.mark(row) for row in rows]

    def _note(self, citation: Any, row: Any) -> Footnote:
        if citation.article_id:
            key = ("article", citation.article_id, citation.passage)
        else:
            key = ("reference", citation.reference_id)
        note = self._notes.setdefault(key, Footnote(len(self._notes) + 1, citation))
        for claim in _claims(citation, row):
            if claim not in note.claims:
                note.claims.append(claim)
        return note

    def _place(self, note: Footnote) -> Mark:
        note.marks.append(Mark(note, len(note.marks) + 1))
        return note.marks[-1]


def _claims(citation: Any, row: Any) -> Iterator[Claim]:
    """What a reference supports by the words of the list, what a passage says in the registrar's."""
    certain = citation.confidence == "high" and not citation.confidence_reason
    doubt = "" if certain else choice_word(citation, "confidence")
    if citation.article_id or not citation.statements:
        yield Claim(english(citation.statement), doubt, citation.confidence_reason)
        return
    for statement in citation.statements:
        of_figure = statement == Statement.VALUE and hasattr(row, "measure")
        words = choice_word(row, "measure") if of_figure else Statement(statement).label
        yield Claim(str(words), doubt, citation.confidence_reason)
