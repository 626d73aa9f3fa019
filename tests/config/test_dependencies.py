"""Each package we ask for is accounted for: what for, licence, weight, what else was looked at."""

import re
import tomllib
from pathlib import Path

NAME = re.compile(r"^[A-Za-z0-9._-]+")


def asked_for(root: Path) -> set[str]:
    """The packages named in pyproject.toml, lower case."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [data["project"]["dependencies"], *data["project"]["optional-dependencies"].values()]
    lists += data["dependency-groups"].values()
    return {NAME.match(line)[0].lower() for lines in lists for line in lines if isinstance(line, str)}


def rows(root: Path) -> dict[str, list[str]]:
    """Of the tables of packages, by their names in lower case."""
    found = {}
    for line in (root / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if (
            len(cells) == 5
            and (name := NAME.match(cells[0]))
            and cells[0] != "package"
            and "---" not in cells[0]
        ):
            found[name[0].lower()] = cells
    return found


def test_every_dependency_has_a_complete_row(root: Path) -> None:
    assert sorted(rows(root)) == sorted(asked_for(root))
    assert [name for name, cells in rows(root).items() if not all(cells)] == []


def test_both_lock_files_pin_the_same_versions(root: Path) -> None:
    pins = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.M)
    runtime = dict(pins.findall((root / "requirements.txt").read_text(encoding="utf-8")))
    dev = dict(pins.findall((root / "requirements-dev.txt").read_text(encoding="utf-8")))
    assert {name: dev.get(name) for name in runtime} == runtime
