"""The file that processes share: it is only a help, whatever becomes of it."""

import logging

import pytest

from config.kept_pages import shared_file
from config.kept_pages.shared_file import SharedFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "pages.sqlite3"


def test_what_one_process_puts_another_gets(path):
    one, other = SharedFile(path, 1000), SharedFile(path, 1000)
    assert one.get("a") is None
    one.put("a", b"first")
    other.put("a", b"second")
    assert (one.get("a"), other.get("a"), other.get("b")) == (b"second", b"second", None)


def test_oldest_go_when_it_is_full(path, monkeypatch):
    monkeypatch.setattr(shared_file, "CLEAR_AFTER", 5)
    store = SharedFile(path, 400)
    for number in range(5):
        store.put(str(number), b"x" * 100)
    assert [store.get(str(number)) is not None for number in range(5)] == [False, False, True, True, True]


def test_file_that_is_deleted_is_made_anew(path):
    store = SharedFile(path, 1000)
    store.put("a", b"x")
    for each in path.parent.iterdir():
        each.unlink()
    assert store.get("a") is None
    store.put("a", b"y")
    assert (store.get("a"), path.exists()) == (b"y", True)


def test_damaged_file_is_put_aside_and_said_once(path, caplog):
    path.write_bytes(b"no database " * 100)
    store = SharedFile(path, 1000)
    with caplog.at_level(logging.WARNING):
        assert (store.get("a"), store.get("a")) == (None, None)
    store.put("a", b"x")
    assert (store.get("a"), len(caplog.records)) == (b"x", 1)


def test_folder_that_is_not_there_costs_no_page(tmp_path, caplog):
    store = SharedFile(tmp_path / "nowhere" / "pages.sqlite3", 1000)
    store.put("a", b"x")
    assert (store.get("a"), len(caplog.records)) == (None, 1)
