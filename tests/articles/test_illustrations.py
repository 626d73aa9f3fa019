"""The illustrations that the fixtures ship: drawn the same each time, light, bare of metadata, described."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from articles.illustrations import scenes
from articles.illustrations.palette import BRICK, INK, PAPER
from articles.illustrations.printing import encoded, printed
from articles.illustrations.relief import tower
from articles.illustrations.scenes import SCENES
from articles.illustrations.sheet import HEIGHT, WIDTH, Sheet

SMALL = "small.webp"


def _small_scene(sheet: Sheet) -> None:
    tower(sheet, 600, 700, 300, 500, INK, PAPER, PAPER)
    sheet.border([(0, 600), (WIDTH, 600)])


@pytest.fixture
def rows(root: Path) -> list[dict[str, str]]:
    with (root / "fixtures" / "tables" / "pictures.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture
def _one_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command with one quick scene: all fourteen take ten seconds."""
    monkeypatch.setattr(scenes, "SCENES", {SMALL: _small_scene})
    monkeypatch.setattr("articles.management.commands.draw_illustrations.SCENES", {SMALL: _small_scene})


def _draw(out: Path, **options: bool) -> str:
    output = StringIO()
    call_command("draw_illustrations", out=out, stdout=output, **options)
    return output.getvalue()


@pytest.mark.usefixtures("_one_scene")
def test_drawn_twice_is_the_same_bytes() -> None:
    assert scenes.drawn(SMALL) == scenes.drawn(SMALL)


def test_drawn_with_another_seed_is_another_picture() -> None:
    sheets = [Sheet(seed=seed) for seed in ("one", "other")]
    for sheet in sheets:
        _small_scene(sheet)
    assert encoded(printed(sheets[0])) != encoded(printed(sheets[1]))


def test_border_is_brick_on_a_pale_seat() -> None:
    sheet = Sheet(seed="border")
    sheet.border([(100, 100), (300, 100)], 10)
    assert sheet.image.getpixel((200, 200)) == BRICK
    assert sheet.image.size == (2 * WIDTH, 2 * HEIGHT)


def test_encoded_too_heavy_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.illustrations.printing.HEAVIEST", 10)
    with pytest.raises(ValueError, match="draw it with fewer marks"):
        encoded(Image.new("RGB", (20, 20)))


def test_table_names_every_scene_once(rows: list[dict[str, str]]) -> None:
    assert sorted(row["file"] for row in rows) == sorted(SCENES)


def test_table_describes_every_picture_in_both_languages(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert (row["alt_en"][-1:], row["alt_vi"][-1:]) == (".", "."), row["file"]
        caption = row["caption"]  # without what the page says beside it
        assert (caption != "", caption.startswith("Illustration")) == (True, False), row["file"]
        assert row["credit"] == "Borderpost"


@pytest.mark.parametrize("name", SCENES)
def test_picture_is_light_and_bare(name: str, root: Path, rows: list[dict[str, str]]) -> None:
    path = root / "fixtures" / "pictures" / name
    (row,) = [row for row in rows if row["file"] == name]
    assert path.stat().st_size <= 60_000
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("WEBP", (int(row["width"]), int(row["height"])))
        assert picture.size == (1200, 750)
        assert dict(picture.getexif()) == {}
        assert {"exif", "xmp", "icc_profile"} & set(picture.info) == set()


def test_pictures_together_are_at_most_700_kb(root: Path) -> None:
    sizes = [path.stat().st_size for path in (root / "fixtures" / "pictures").glob("*.webp")]
    assert (len(sizes), sum(sizes) <= 700_000) == (14, True)


@pytest.mark.usefixtures("_one_scene")
def test_command_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    assert _draw(tmp_path / "new").endswith(" kB, 1 of them changed.\n")
    assert _draw(tmp_path / "new").endswith(" kB, 0 of them changed.\n")
    assert _draw(tmp_path / "new", check=True).endswith(" kB, 0 of them changed.\n")


@pytest.mark.usefixtures("_one_scene")
def test_command_check_names_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / SMALL).write_bytes(b"another picture")
    with pytest.raises(CommandError, match=rf"differ from what is drawn now: {SMALL}"):
        _draw(tmp_path, check=True)
    assert (tmp_path / SMALL).read_bytes() == b"another picture"
