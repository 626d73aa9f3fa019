"""Fuzzed fixtures: a field of a row that ships, with anything in it, is loaded or refused in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.world import put_back

SHIPPED = Path(__file__).resolve().parents[3] / "fixtures" / "borderpost"
# A row of each kind: of the others only the words differ.
ROWS = sorted(
    {
        row["model"]: row for file in sorted(SHIPPED.glob("*.json")) for row in json.loads(file.read_text())
    }.items()
)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=60),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def answer_to(file: Path, content: Any) -> str:
    """What `loaddata` says of it; empty where it is loaded."""
    file.write_text(json.dumps(content), encoding="utf-8")
    with put_back():
        try:
            call_command("loaddata", str(file), verbosity=0)
        except CommandError as refused:
            return str(refused)
    return ""


@pytest.mark.walk
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=some.data())
def test_any_value_is_loaded_or_refused_in_a_sentence(borderpost, tmp_path, data):
    _model, row = data.draw(some.sampled_from(ROWS))
    name = data.draw(some.sampled_from(sorted(row["fields"])))
    said = answer_to(tmp_path / "one.json", [row | {"fields": row["fields"] | {name: data.draw(VALUES)}}])
    assert said == "" or said.endswith(". Nothing was loaded.")


@pytest.mark.parametrize(
    "content", [{}, [], [[]], [None], [1], [{"model": 1}], [{"fields": {}}], "x", 1, None]
)
def test_anything_for_a_file_is_loaded_or_refused_in_a_sentence(borderpost, tmp_path, content):
    said = answer_to(tmp_path / "one.json", content)
    assert said == "" or said.endswith(". Nothing was loaded.")
