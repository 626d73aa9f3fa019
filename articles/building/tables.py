"""Reading the tables in fixtures/tables: every complaint names the file, the line, the column and the remedy."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.exceptions import ValidationError

from provinces.dates import check_partial_date
from provinces.fields import tidy


class TableError(Exception):
    """What is wrong with a table, as a sentence for the person who edits it."""


class Row:
    """One line of a table. `""` means that nothing is known, and stays so."""

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file, self.line, self.cells = file, line, cells

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def problem(self, column: str, sentence: str) -> TableError:
        """The error to raise for a cell."""
        return TableError(f"{self.file}, line {self.line}, column {column}: {sentence}")

    def required(self, column: str) -> str:
        if not self[column]:
            raise self.problem(column, "this cell must not be empty.")
        return self[column]

    def many(self, column: str, separator: str = ";") -> list[str]:
        """The parts of a cell that holds several, in order."""
        return [part.strip() for part in self[column].split(separator) if part.strip()]

    def lines(self, column: str) -> str:
        """Several parts as the models keep them: one on a line."""
        return "\n".join(self.many(column))

    def flag(self, column: str) -> bool | None:
        """yes, no, or None for an empty cell."""
        if self[column] not in {"", "yes", "no"}:
            raise self.problem(
                column, f"“{self[column]}” is neither yes nor no; an empty cell means not known."
            )
        return {"": None, "yes": True, "no": False}[self[column]]

    def number(self, column: str) -> int | None:
        if self[column] and not re.fullmatch(r"\d+", self[column], re.ASCII):
            raise self.problem(column, f"“{self[column]}” is no whole number.")
        return int(self[column]) if self[column] else None

    def decimal(self, column: str) -> str:
        """A number with at most three decimals, as the text that is stored."""
        if not re.fullmatch(r"\d+(\.\d{1,3})?", self.required(column), re.ASCII):
            raise self.problem(
                column, f"“{self[column]}” is no number; write 1449.566, without a thousands sign."
            )
        whole, _, part = self[column].partition(".")
        return f"{whole}.{part:0<3}"

    def date(self, column: str) -> str:
        """A date as far as it is known."""
        if self[column]:
            try:
                check_partial_date(self[column])
            except ValidationError as error:
                raise self.problem(column, " ".join(error.messages)) from error
        return self[column]

    def choice(self, column: str, choices: Iterable[str], *, blank: bool = False) -> str:
        """One of the words of a closed list."""
        words = [str(word) for word in choices]
        if self[column] not in words and not (blank and not self[column]):
            raise self.problem(column, f"“{self[column]}” is none of {', '.join(words)}.")
        return self[column]

    def known(self, column: str, keys: Iterable[str], table: str, *, blank: bool = True) -> str:
        """The key of a row of another table, `""` where none is given."""
        if not self[column] and blank:
            return ""
        return self.one_of(column, self[column], keys, table)

    def one_of(self, column: str, key: str, keys: Iterable[str], table: str) -> str:
        """A key out of a cell that holds several."""
        if key not in keys:
            raise self.problem(column, f"“{key}” is not in {table}; correct the spelling or add it there.")
        return key


class Table:
    """One file, its rows in order, and the rows by their key."""

    def __init__(self, path: Path, rows: list[Row], key: list[str]) -> None:
        self.name, self.rows = path.name, rows
        self.by_key: dict[str, Row] = {}
        for row in rows:
            value = "|".join(row[column] for column in key)
            if value in self.by_key:
                first = self.by_key[value].line
                raise row.problem(key[0], f"“{value}” stands already in line {first}; each key stands once.")
            self.by_key[value] = row

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def read(path: Path, *, columns: Iterable[str], key: list[str]) -> Table:
    """A table with at least these columns. `key` names the columns that tell its rows apart."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise TableError(f"{path.name}: this table is missing in {path.parent.name}/.") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path.name}, byte {error.start}: not UTF-8; save the table as UTF-8.") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise TableError(f"{path.name}, line 1: the column {', '.join(missing)} is missing.")
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                raise TableError(
                    f"{path.name}, line {line}: {len(cells)} cells for {len(header)} columns; "
                    "a cell with a comma needs quotation marks."
                )
            values = dict(zip(header, cells, strict=True))
            row = Row(path.name, line, values)
            for column, value in values.items():
                if value != tidy(value):
                    raise row.problem(
                        column, "spaces at an end, a control character or decomposed accents; retype it."
                    )
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"{path.name}, line {reader.line_num}: {error}.") from error
    return Table(path, rows, key)
