"""What a load does in batches by way of the disk: references, lists and rows in each other's way, in any order."""

import gzip
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError

from articles.loading import backlog, files, inbox, keys, references
from articles.models import ArticleImage, Citation
from provinces.models import BorderGuardUnit
from tests.articles.loading.conftest import entry, everything, install
from tests.articles.loading.hostile import article, citation

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for so few rows that nearly all wait on the disk."""
    for module, name, number in (
        (backlog, "IN_MEMORY", 5),
        (backlog, "AT_ONCE", 2),
        (inbox, "IN_MEMORY", 6),
        (references, "IN_MEMORY", 2),
        (keys, "REMEMBERED", 3),
    ):
        monkeypatch.setattr(module, name, number)


def lines(path: Path, *objects: Any) -> None:
    path.write_text("".join(f"{json.dumps(each)}\n" for each in objects), encoding="utf-8")


def unit(slug: str, **fields: Any) -> dict[str, Any]:
    return entry("provinces.borderguardunit", name=slug, slug=slug, kind="post", **fields)


def organisation(number: int, **fields: Any) -> dict[str, Any]:
    known = {"name": f"Office {number}", "slug": f"office-{number}", "kind": "international"}
    return entry("provinces.organisation", **{**known, **fields})


@pytest.mark.walk
@pytest.mark.usefixtures("small")
def test_borderpost_by_way_of_the_disk_is_whole_and_loads_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((backlog, "IN_MEMORY"), (backlog, "AT_ONCE"), (inbox, "IN_MEMORY")):
        monkeypatch.setattr(module, name, 50)
    first, _ = install("borderpost")
    assert " 0 changed, 0 unchanged from " in first
    loaded = everything()
    assert " 0 new, 0 changed, " in install("borderpost")[0]
    assert everything() == loaded


@pytest.mark.usefixtures("small", "rows")
def test_each_line_may_point_to_a_later_one(folder: Path) -> None:
    chain = [unit(f"u-{number}", parent=[f"u-{number + 1}"]) for number in range(9)]
    ring = [unit(f"r-{number}", successor=[f"r-{(number + 1) % 9}"]) for number in range(8)]
    lines(
        folder / "a.jsonl",
        citation(reference=None, article=["new", "en"], passage="12 km"),
        *chain,
        unit("u-9"),
        *ring,
        unit("r-8"),
        article(body="<p>It is 12 km.</p>", provinces=[["dien-bien"]], units=[["u-0"], ["u-9"]]),
    )
    assert install("a")[0] == "Installed 21 object(s): 21 new, 0 changed, 0 unchanged from 1 fixture(s)\n"
    ends = BorderGuardUnit.objects.get(slug="u-0").parent, BorderGuardUnit.objects.get(slug="r-7").successor
    assert [end.slug for end in ends] == ["u-1", "r-8"]
    assert [each.slug for each in Citation.objects.get().article.units.order_by("slug")] == ["u-0", "u-9"]
    assert install("a")[0] == "Installed 21 object(s): 0 new, 0 changed, 21 unchanged from 1 fixture(s)\n"


@pytest.mark.usefixtures("small", "rows")
def test_key_without_its_row_is_named_by_its_line(folder: Path) -> None:
    units = [unit(f"u-{number}", province=1_000 + number) for number in range(9)]
    lines(folder / "a.jsonl", *map(organisation, range(9)), *units)
    with pytest.raises(
        CommandError, match=r"^a.jsonl, line 10, .* “province”: there is no provinces.province 1000,"
    ):
        install("a")


@pytest.mark.usefixtures("small", "rows")
def test_leading_picture_gives_way_in_another_batch(folder: Path) -> None:
    part = {"article": ["diplomacy", "en"]}

    def pictures(lead: int) -> list[dict[str, Any]]:
        return [
            entry("articles.articleimage", **part, order=n, caption=f"{n}", is_lead=n == lead)
            for n in range(20, 0, -1)
        ]

    lines(folder / "a.jsonl", *pictures(1))
    lines(folder / "b.jsonl", *pictures(20))
    install("a")
    assert install("b")[0].startswith("Installed 20 object(s): 0 new, 2 changed, 18 unchanged")
    assert ArticleImage.objects.get(is_lead=True).order == 20


def test_compressed_lines_may_come_to_any_size(
    rows: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_INFLATED", 300)
    text = "".join(f"{json.dumps(organisation(number))}\n" for number in range(9))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    assert install("a")[0].startswith("Installed 9 object(s): 9 new")
    long = json.dumps(organisation(9, note="x" * 300))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(f"{text}{long}\n".encode()))
    with pytest.raises(CommandError, match=r"^b.jsonl.gz, line 10: the line inflates to more than"):
        install("b")
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(text.encode())[:-20])
    with pytest.raises(CommandError, match=r"^c.jsonl.gz: the file cannot be read"):
        install("c")


def test_zstandard_is_read_where_python_has_it(
    rows: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a module of the shape of Python's own, for the tests run on a Python without it."""
    (folder / "a.jsonl.zst").write_bytes(gzip.compress(json.dumps(organisation(1)).encode()))
    monkeypatch.setattr(files, "ZSTANDARD", ("zstandard_stand_in",))
    stand_in = SimpleNamespace(open=gzip.open, ZstdError=gzip.BadGzipFile)
    monkeypatch.setitem(sys.modules, "zstandard_stand_in", stand_in)
    assert install("a")[0].startswith("Installed 1 object(s): 1 new")
