"""A disk that is full, or read only: every page is read, a save says why it is none, then all is as before."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.forms import sent_of
from tests.machines import Machine
from tests.servers import absent
from tests.small_site import LONG, PAGES, SECRET, keep, make, open_form, save, save_with_picture, statuses
from tests.world import png

ALL_READ = dict.fromkeys(PAGES, 200)
SENTENCE = "This cannot be saved just now: the disk is full, or the database does not answer."
SIZE = "64m"
LOOK = """
from django.db import connection
from articles.models import Article
print(*connection.cursor().execute("PRAGMA integrity_check").fetchone(), Article.objects.get(pk=9).title)
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """The state folder of a small site, made once."""
    machine = Machine(tmp_path_factory.mktemp("prepared"), {"SECRET_KEY": SECRET})
    make(machine)
    return machine.var


def mount(*arguments: str) -> bool:
    return (
        shutil.which("mount") is not None
        and not subprocess.run(["mount", *arguments], capture_output=True).returncode
    )


@pytest.fixture
def machine(prepared, tmp_path) -> Iterator[Machine]:
    """With a disk of its own. `tmp_path` may be too long for a socket."""
    made = Machine(tmp_path, {"SECRET_KEY": SECRET, "KEPT_PAGES_BYTES": "0"})
    if not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(made.var)):
        absent("only root may mount a disk of its own for this test")
    try:
        shutil.copytree(prepared, made.var, dirs_exist_ok=True)
        yield made
    finally:
        made.server.stop()
        subprocess.run(["umount", "--lazy", str(made.var)], check=True)


@contextmanager
def full(machine: Machine) -> Iterator[None]:
    """To the last byte."""
    filler = machine.var / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    yield
    filler.unlink()


def assert_nothing_is_saved_and_nothing_lost(machine: Machine, form: dict[str, list[str]]) -> None:
    status, page, headers = save(machine, form)
    assert (status, headers["Retry-After"], SENTENCE in page, LONG.strip() in page) == (503, "30", True, True)
    again = sent_of(page.replace('<form method="post"', '<form id="again" method="post"'), "again")
    assert (again["title"], again["body"]) == (["Typed"], [f"<p>{LONG}</p>"])
    status, answer, _headers = keep(machine)
    assert (status, answer) == (503, f'{{"problem": "{SENTENCE}"}}')


def assert_all_is_as_before(machine: Machine, form: dict[str, list[str]]) -> None:
    """At the very next request, without a restart."""
    assert save(machine, form)[0] == 302
    assert keep(machine)[0] == 200
    assert statuses(machine) == ALL_READ
    machine.server.stop()
    assert machine.manage("shell", "--verbosity=0", "--command", LOOK) == "ok Typed\n"


def form_of(machine: Machine) -> dict[str, list[str]]:
    status, page = open_form(machine)
    assert status == 200
    return sent_of(page, "article_form")


def test_a_full_disk_stops_no_reader_and_loses_no_text(machine):
    machine.server.start()
    form = form_of(machine)
    with full(machine):
        assert statuses(machine) == ALL_READ
        assert_nothing_is_saved_and_nothing_lost(machine, form)
        machine.server.stop()
        machine.server.start()  # opens the database where there is no room for the file beside it
        assert statuses(machine) == ALL_READ
        assert open_form(machine)[0] == 200
        assert_nothing_is_saved_and_nothing_lost(machine, form)
    assert_all_is_as_before(machine, form)


def test_a_read_only_disk_stops_no_reader_and_loses_no_text(machine):
    machine.server.start()
    form = form_of(machine)
    machine.server.stop()
    assert mount("-o", "remount,ro", str(machine.var))
    machine.server.start()
    assert statuses(machine) == ALL_READ
    assert open_form(machine)[0] == 200
    assert_nothing_is_saved_and_nothing_lost(machine, form)
    assert mount("-o", "remount,rw", str(machine.var))
    assert_all_is_as_before(machine, form)


def test_picture_for_which_there_is_no_room_leaves_no_part_of_it(machine):
    machine.server.start()
    form, media = form_of(machine), machine.var / "media"
    files = sorted(media.rglob("*"))
    with full(machine):
        status, page, headers = save_with_picture(machine, form, png())
        assert (status, headers["Retry-After"], SENTENCE in page, LONG.strip() in page) == (
            503,
            "30",
            True,
            True,
        )
        assert [each for each in sorted(media.rglob("*")) if each.is_file()] == [
            each for each in files if each.is_file()
        ]
    assert save_with_picture(machine, form, png())[0] == 302
    assert len([each for each in media.rglob("*") if each.is_file()]) > len(files)
