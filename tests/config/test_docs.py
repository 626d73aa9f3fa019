"""What the documentation names is there."""

import re

import pytest

PATH = re.compile(
    r"`((?:articles|provinces|config|templates|static|fixtures|tests|docs|benchmarks)/[\w/.-]*)`"
)
TRIED = "## Three changes, tried"  # names files that were thrown away again


@pytest.mark.parametrize(
    "name",
    [
        "docs/architecture.md",
        "docs/glossary.md",
        "docs/importing.md",
        "docs/editors.md",
        "docs/performance.md",
        "docs/scale.md",
        "docs/staff.md",
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ],
)
def test_every_path_that_a_document_names_is_there(root, name):
    text = (root / name).read_text(encoding="utf-8")
    if TRIED in text:
        before, _, after = text.partition(TRIED)
        text = before + after[after.index("\n## ") :]
    named = set(PATH.findall(text))
    assert {path for path in named if not (root / path).exists()} == set()


def test_architecture_leads_to_many_places(root):
    assert len(set(PATH.findall((root / "docs" / "architecture.md").read_text(encoding="utf-8")))) > 50
