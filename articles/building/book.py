"""All tables of a folder, read once, and the few things every builder does with them."""

from pathlib import Path
from typing import Any

from articles.building.layout import layout
from articles.building.tables import Row, Table, TableError, read


class Book:
    """The tables of a fixtures folder by name: `book.table("gates")`. Read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        if name not in self._tables:
            key, others = layout(name)
            path = self.folder / "tables" / f"{name}.csv"
            self._tables[name] = read(path, columns=[*key, *others], key=key)
        return self._tables[name]

    def key(self, row: Row, column: str, table: str, *, blank: bool = True) -> list[str] | None:
        """The natural key of the row of another table that a cell names; None where the cell is empty."""
        found = row.known(column, self.table(table).by_key, f"{table}.csv", blank=blank)
        return found.split("|") if found else None

    def text(self, name: str) -> str:
        """A text of the folder fixtures/texts."""
        path = self.folder / "texts" / name
        try:
            return path.read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError) as error:
            raise TableError(f"texts/{name}: missing, or not UTF-8.") from error


def entry(model: str, fields: dict[str, Any], *, pk: str | None = None) -> dict[str, Any]:
    """One object of a fixture. Empty texts and unknown values are left out: the field's default says the same."""
    kept = {name: value for name, value in fields.items() if value not in ("", None)}
    return {"model": model, **({"pk": pk} if pk else {}), "fields": kept}


def named(row: Row) -> dict[str, Any]:
    """The fields every entry of the registry has."""
    return {
        "name": row.required("name"),
        "local_name": row.cells.get("local_name", ""),
        "slug": row.required("slug"),
        "aliases": row.lines("aliases") if "aliases" in row.cells else "",
        "note": row["note"],
    }
