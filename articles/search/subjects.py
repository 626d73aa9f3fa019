"""Subjects: what a search is narrowed to beside its words and its time, in SQL that both databases read.

An article is of a subject by a row that ties the two, and each of these tables has an index of a subject's articles in
order of their dates (`models/listed.py`). So a choice can be asked in two ways, and each has its end: the newest of its
articles are gathered, or the texts found one by one are tested for it.
"""

from dataclasses import dataclass

from articles.models.listed import Listed
from articles.search.statements import SQL


@dataclass(frozen=True)
class Span:
    """A stretch of time of a language: dates from `since` on and before `until`, as they stand in the tables."""

    language: str
    since: str = ""
    until: str = "z"

    @classmethod
    def of(cls, language: str, since: tuple[str, ...], until: tuple[str, ...]) -> "Span":
        """Between dates as `Period.iso` has them; with several, what is within all of them."""
        return cls(language, max(["", *since]), min(["z", *(f"{date}z" for date in until)]))

    def within(self, since: str = "%s", until: str = "%s") -> SQL:
        """As a condition; `since` and `until` may say more of where it ends, with the end in its place."""
        return f"language = %s AND dated >= {since} AND dated < {until}", [
            self.language,
            self.since,
            self.until,
        ]


@dataclass(frozen=True)
class Subject:
    """Articles that `ties` has with any of the `keys`, and a few `others` by their numbers."""

    ties: type[Listed]
    keys: tuple[int, ...]
    others: tuple[int, ...] = ()

    @property
    def _columns(self) -> tuple[str, str]:
        article, subject = self.ties.list_of
        return f"{article}_id", f"{subject}_id"

    @property
    def _table(self) -> str:
        return self.ties._meta.db_table

    def tested(self, number: str) -> str:
        """Whether the article of this number is of the subject. An index look-up."""
        article, subject = self._columns
        # The plus keeps SQLite from going through all articles of the subject instead.
        row = (
            f"SELECT 1 FROM {self._table} WHERE {article} = {number} AND +{subject} IN ({_listed(self.keys)})"
        )
        return f"(EXISTS ({row}) OR {number} IN ({_listed(self.others)}))"

    def gathered(self, span: Span) -> SQL:
        """The numbers of its articles in the span."""
        article, subject = self._columns
        within, values = span.within()
        sql = f"SELECT {article} AS number FROM {self._table} WHERE {subject} IN ({_listed(self.keys)}) AND {within}"
        others = "".join(f" UNION SELECT {number}" for number in self.others)
        return sql + others, values

    def counted(self, span: SQL) -> SQL:
        """How many ties it has where `span` holds."""
        within, values = span
        keys = _listed(self.keys)
        return f"SELECT count(*) FROM {self._table} WHERE {self._columns[1]} IN ({keys}) AND {within}", values

    def reached(self, span: Span, most: int, *, ascending: bool) -> SQL:
        """The date at which the first of its keys has so many articles, from the end of the span; NULL where none has.

        With many keys a few times as many are gathered as with one, never as many times as there are keys.
        """
        within, values = span.within()
        way, first = ("", "min") if ascending else ("DESC", "max")
        each = 4 * most // max(4, len(self.keys))
        date = f"""SELECT dated FROM {self._table} WHERE {self._columns[1]} = one.column1 AND {within}
          ORDER BY dated {way} LIMIT 1 OFFSET {each}"""
        keys = ", ".join(f"({key})" for key in self.keys) or "(0)"
        return (
            f"SELECT {first}(dated) FROM (SELECT ({date}) AS dated FROM (VALUES {keys}) AS one) AS reached",
            values,
        )


def _listed(numbers: tuple[int, ...]) -> str:
    """Numbers as they stand in a statement; none is a number that no row has."""
    return ", ".join(map(str, numbers)) or "0"
