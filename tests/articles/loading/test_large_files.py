"""Large files: lines are read one by one, and what waits lies on the disk, with the same rows at the end."""

import gzip
import json
from functools import partial
from importlib.util import find_spec

import pytest
from django.core.management import CommandError

from articles.loading import backlog, inbox
from articles.loading.backlog import Backlog, Seen
from articles.loading.files import ZSTANDARD
from articles.loading.refusal import Place
from articles.models import Article, Source
from tests.articles.loading.conftest import entry, everything, install
from tests.memory import peak_of

LINES = 40
WORDS = "border " * 600  # 4 kB of each article


def articles(number, first=0):
    """A file of articles, of one source that comes last."""
    for place in range(first, first + number):
        values = {"translation_key": f"{place:032x}", "language": "en", "source": ["outlet"]}
        body = f"<p>{place} {WORDS}</p>"
        yield entry("articles.article", title=f"Title {place}", slug=f"a-{place}", body=body, **values)
    yield entry("articles.source", name="Outlet", slug="outlet")


def written(folder, number, first=0):
    with gzip.open(folder / "many.jsonl.gz", "wt") as file:
        for each in articles(number, first):
            file.write(f"{json.dumps(each)}\n")


@pytest.fixture
def small(monkeypatch):
    """What a load holds in memory, so small that everything lies on the disk."""
    monkeypatch.setattr(backlog, "IN_MEMORY", 7)
    monkeypatch.setattr(backlog, "AT_ONCE", 3)
    monkeypatch.setattr(inbox, "IN_MEMORY", 11)


@pytest.mark.django_db
def test_rows_are_the_same_by_way_of_the_disk(folder, small, monkeypatch):
    written(folder, LINES)
    said, _warned = install("many")
    assert (
        said
        == f"Installed {LINES + 1} object(s): {LINES + 1} new, 0 changed, 0 unchanged from 1 fixture(s)\n"
    )
    outlet = Source.objects.get()
    assert list(Article.objects.order_by("slug").values_list("slug", "source")) == sorted(
        (f"a-{place}", outlet.pk) for place in range(LINES)
    )
    before = everything()
    monkeypatch.undo()
    said, _warned = install("many")
    assert (
        said
        == f"Installed {LINES + 1} object(s): 0 new, 0 changed, {LINES + 1} unchanged from 1 fixture(s)\n"
    )
    assert everything() == before


@pytest.mark.django_db
def test_object_that_stands_twice_is_named_although_the_first_lies_on_the_disk(folder, small):
    with gzip.open(folder / "many.jsonl.gz", "wt") as file:
        for each in [*articles(LINES), next(articles(1))]:
            file.write(f"{json.dumps(each)}\n")
    with pytest.raises(CommandError) as refused:
        install("many")
    assert f"many.jsonl.gz, line {LINES + 2}" in str(refused.value)
    assert "line 1" in str(refused.value)
    assert Article.objects.count() == 0


@pytest.mark.walk
@pytest.mark.django_db
def test_memory_does_not_grow_with_the_file(folder, monkeypatch):
    monkeypatch.setattr(inbox, "LONG", 40_000)
    monkeypatch.setattr(backlog, "IN_MEMORY", 10)
    monkeypatch.setattr(backlog, "AT_ONCE", 5)
    written(folder, 5)
    install("many")  # what is made once

    def load_new_ones(number, attempt):
        written(folder, number, first=1_000 * number + 500 * attempt)
        assert install("many")[0].startswith(f"Installed {number + 1} object(s): {number} new")

    peaks = [peak_of(partial(load_new_ones, number)) for number in (60, 240)]
    assert peaks[1] < peaks[0] * 1.5


def test_backlog_gives_back_what_it_was_given_in_order(monkeypatch):
    monkeypatch.setattr(backlog, "IN_MEMORY", 4)
    monkeypatch.setattr(backlog, "AT_ONCE", 3)
    queue = Backlog(range(10))
    assert (len(queue), list(queue), list(queue)) == (10, list(range(10)), list(range(10)))
    queue.append(10)
    assert [len(batch) for batch in queue.batches()] == [3, 1, 3, 1, 3]


def test_first_place_of_an_object_is_remembered_on_the_disk(monkeypatch):
    monkeypatch.setattr(backlog, "IN_MEMORY", 2)
    seen = Seen()
    places = [Place("a.json", f"object {number}") for number in range(6)]
    assert [seen.first(("x", number), place) for number, place in enumerate(places)] == places
    assert seen.first(("x", 1), Place("b.json", "object 1")) == places[1]


def has(module):
    return find_spec(module.partition(".")[0]) is not None and (
        "." not in module or find_spec(module) is not None
    )


@pytest.mark.django_db
@pytest.mark.skipif(any(map(has, ZSTANDARD)), reason="this Python reads zstandard")
def test_compression_that_this_python_does_not_read_is_said(folder):
    (folder / "many.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    with pytest.raises(CommandError) as refused:
        install("many")
    assert str(refused.value) == (
        "many.jsonl.zst: Python reads this compression from 3.14 on, before with the package backports.zstd; "
        "install it, or compress the file with gzip. Nothing was loaded."
    )
