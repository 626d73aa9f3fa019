"""The table of the desk's scripts is whole, and names tests that exist."""

from pathlib import Path

from tests.script_table import ROWS

HERE = Path(__file__).parent
SCRIPTS = HERE.parent / "static" / "desk"


def test_every_script_of_the_desk_has_its_row():
    assert sorted(ROWS) == sorted(path.stem for path in SCRIPTS.glob("*.js"))


def test_every_cell_is_a_test_or_says_why_there_is_none():
    wrong = []
    for script, row in ROWS.items():
        for fault, cell in row._asdict().items():
            file, _, name = cell.partition("::")
            is_test = bool(name) and f"def {name}(" in (HERE / file).read_text()
            if not is_test and not cell.startswith("none: "):
                wrong.append(f"{script}, {fault}: {cell}")
    assert wrong == []
