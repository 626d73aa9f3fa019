"""A copy of the fixtures folder that a test may spoil."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """Tables, texts and built fixtures, all in step."""
    return Path(shutil.copytree(root / "fixtures", tmp_path / "fixtures"))


@pytest.fixture
def edit(folder: Path):
    """Replace the one place where a table says something, and say in which line that was."""

    def replace(table: str, old: str, new: str) -> int:
        path = folder / "tables" / table
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
