"""Files and functions short enough to be read at once."""

import ast
import subprocess
from pathlib import Path

import pytest

LONGEST_FILE = 320  # lines, of everything that people write
LONGEST_FUNCTION = 50
SOURCES = ("*.py", "*.html", "*.css", "*.js")
WRITTEN_BY_DJANGO = "/migrations/"


def sources(root: Path, *patterns: str) -> dict[str, str]:
    """The tracked files of these kinds that are still there, by their names."""
    listed = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=root, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    names = [name for name in listed if WRITTEN_BY_DJANGO not in name and (root / name).is_file()]
    return {name: (root / name).read_text(encoding="utf-8") for name in names}


def test_no_file_is_too_long(root):
    lengths = {name: text.count("\n") for name, text in sources(root, *SOURCES).items()}
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}


@pytest.mark.walk
def test_no_function_is_too_long(root):
    long, seen = {}, 0
    for name, text in sources(root, "*.py").items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                seen += 1
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{name}: {node.name}"] = lines
    assert seen > 2_000
    assert long == {}
