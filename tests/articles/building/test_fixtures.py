"""The built fixtures are in step with their tables, and a spoilt table builds nothing."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.building.fixtures import FILES, build, differing, write


def test_fixtures_of_the_project_are_in_step_with_their_tables(root):
    assert differing(root / "fixtures") == []


def test_fixtures_sort_in_an_order_that_can_be_loaded():
    assert sorted(FILES) == list(FILES)


def test_fixtures_carry_no_keys_but_countries(root):
    with_key = {
        entry["model"]
        for text in build(root / "fixtures").values()
        for entry in json.loads(text)
        if "pk" in entry
    }
    assert with_key == {"provinces.country"}


def test_check_names_what_differs_and_writes_nothing(folder, edit):
    edit("people.csv", "Tran Hoai", "Tran Van Hoai")
    edit("articles.csv", ",Tran Hoai,", ",Tran Van Hoai,")
    before = {path: path.read_bytes() for path in (folder / "borderpost").iterdir()}
    with pytest.raises(CommandError) as raised:
        call_command("build_fixtures", "--check", "--folder", str(folder))
    assert str(raised.value) == (
        "These fixtures differ from their tables: 16_people.json. Run manage.py build_fixtures."
    )
    assert {path: path.read_bytes() for path in (folder / "borderpost").iterdir()} == before


def test_write_brings_fixtures_in_step_and_removes_strangers(folder, edit):
    edit("places.csv", "Gulf of Tonkin,", "Gulf of Bac Bo,")
    (folder / "borderpost" / "99_old.json").write_text("[]")
    assert write(folder) == ["08_places.json", "99_old.json"]
    assert differing(folder) == []
    assert write(folder) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        (
            "units.csv",
            "command,dien-bien,vietnam-border-guard",
            "command,dien-bien,border-guard",
            (
                "units.csv, line {line}, column parent: “border-guard” is not in units.csv; correct the spelling or "
                "add it there."
            ),
        ),
        (
            "places.csv",
            "economic_zone,ha-tinh,,,high,B054\nvung",
            "economic_zone,ha-tin,,,high,B054\nvung",
            (
                "places.csv, line {line}, column province: “ha-tin” is not in provinces.csv; correct the spelling or "
                "add it there."
            ),
        ),
        (
            "figures.csv",
            "ha-tinh-coastline,,ha-tinh,,,,coastline",
            "ha-tinh-coastline,,ha-tinh,,,yes,coastline",
            (
                "figures.csv, line {line}, column nation: a figure is about exactly one of country, province, unit, "
                "agreement or the nation (yes)."
            ),
        ),
        (
            "figures.csv",
            ",2022-04-08,normal,,,,high,B051",
            ",2022-04-08,normal,,,,high,",
            (
                "figures.csv, line {line}, column references: a figure without evidence is never shown; name a "
                "reference or a fact."
            ),
        ),
        (
            "status_changes.csv",
            "ISS-TLQ148",
            "ISS-TLQ999",
            (
                "status_changes.csv, line {line}, column references: “ISS-TLQ999” is not in references.csv; "
                "correct the spelling or add it there."
            ),
        ),
        (
            "articles.csv",
            "2024-04-27T11:11+07:00,,national",
            "2024-04-27T11:11,,national",
            (
                "articles.csv, line {line}, column publish_at: “2024-04-27T11:11” is no moment; write "
                "2024-05-12T20:35+07:00."
            ),
        ),
    ],
)
def test_spoilt_table_is_refused_with_its_place(folder, edit, table, old, new, said):
    before = {path: path.read_bytes() for path in (folder / "borderpost").iterdir()}
    line = edit(table, old, new)
    with pytest.raises(CommandError) as raised:
        call_command("build_fixtures", "--folder", str(folder))
    assert str(raised.value) == said.format(line=line)
    assert {path: path.read_bytes() for path in (folder / "borderpost").iterdir()} == before
