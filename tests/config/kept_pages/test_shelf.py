"""The shelf: what one process has rendered the next one sends, in the file of the machine or in a shared cache."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings

from articles.models import Article
from config.kept_pages import middleware as shelf_middleware
from config.kept_pages import shelf
from config.kept_pages.entry import Entry
from config.kept_pages.file_locks import FileLocks
from config.kept_pages.middleware import KeptPagesMiddleware
from config.kept_pages.shared_file import SharedFile
from config.kept_pages.validity import Validity
from tests.versions import settle
from tests.world import NOW, World

WITHDRAWN = {"status": "withdrawn", "withdrawn_at": NOW, "withdrawal_reason": "Invented."}


@pytest.fixture
def sharing(world: World, keeping, tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "VAR_DIR", tmp_path)
    settle()
    with override_settings(KEPT_PAGES_FILE_BYTES=1_000_000):
        yield tmp_path / "kept_pages.sqlite3"


def test_page_is_rendered_by_one_process_and_sent_by_all(world: World, sharing, rendered):
    pages = [Client().get("/articles/") for _process in range(3)]
    assert (len({page.content for page in pages}), rendered) == (1, ["/articles/"])
    assert len({tuple(sorted(page.headers.items())) for page in pages}) == 1


def test_page_is_locked_for_other_processes_while_it_is_rendered(world: World, sharing, monkeypatch):
    """It is asked for in the shared file once the lock is had: another process may have rendered it meanwhile."""
    done = []

    @contextmanager
    def alone(self, address):
        done.append("locked")
        yield
        done.append("free")

    monkeypatch.setattr(FileLocks, "alone", alone)
    monkeypatch.setattr(
        SharedFile, "get", lambda self, key: done.append("asked" if "/articles/" in key else "version")
    )
    monkeypatch.setattr(
        KeptPagesMiddleware, "_rendered", lambda *_asked: done.append("made") or HttpResponse()
    )
    Client().get("/articles/")
    assert done == ["locked", "asked", "made", "free"]


def test_what_others_keep_is_asked_for_once(world: World, sharing, rendered, django_assert_num_queries):
    Client().get("/articles/")
    other = Client()
    other.get("/articles/")
    sharing.write_bytes(b"")
    with django_assert_num_queries(1):
        assert other.get("/articles/").status_code == 200
    assert rendered == ["/articles/"]


def test_withdrawn_article_is_shown_by_no_process_that_starts_later(world: World, sharing, rendered):
    title = world.beside["en"].title.encode()
    assert title in Client().get("/articles/").content
    Article.objects.filter(pk=world.beside["en"].pk).update(**WITHDRAWN)
    settle()
    assert title not in Client().get("/articles/").content
    assert rendered == ["/articles/", "/articles/"]


def test_another_release_sends_none_of_the_pages(world: World, sharing, rendered):
    Client().get("/articles/")
    with override_settings(CONTACT_EMAIL="desk@example.org"):
        Client().get("/articles/")
    assert rendered == ["/articles/", "/articles/"]


@pytest.mark.parametrize("packed", [b"", b"{}\n", b"5\n", b"not json", b'{"body": 1}\nx'])
def test_entry_that_cannot_be_read_is_rendered_anew(world: World, sharing, rendered, monkeypatch, packed):
    monkeypatch.setattr("config.kept_pages.shared_file.SharedFile.get", lambda *args: packed)
    assert Client().get("/articles/").status_code == 200
    assert rendered == ["/articles/"]


def test_nothing_is_shared_where_no_file_may_grow(world: World, keeping, rendered):
    assert KeptPagesMiddleware(lambda request: None).shelf.shared is None
    for _process in range(2):
        Client().get("/articles/")
    assert rendered == ["/articles/", "/articles/"]


def away(*args):
    raise OperationalError("connection refused")


def test_page_that_held_last_is_sent_where_nobody_can_be_asked(world: World, sharing, rendered, monkeypatch):
    """By the process that made it, one that starts then, and one that heard of no change. What had changed when any of
    them heard of the database last is sent by none.
    """
    process, idle = (Client(raise_request_exception=False) for _process in range(2))
    tags, before = process.get("/tags/"), process.get("/articles/")
    assert idle.get("/articles/").content == before.content
    Article.objects.filter(pk=world.beside["en"].pk).update(**WITHDRAWN)
    settle()
    assert process.get("/provinces/").status_code == 200
    pages = [process.get("/tags/"), process.get("/provinces/")]
    monkeypatch.setattr(shelf_middleware.PublicVersion, "now", away)
    for each in (process, Client(raise_request_exception=False), idle):
        assert each.get("/articles/").headers.get("Warning") is None
        answers = [each.get("/tags/"), each.get("/provinces/")]
        assert [answer.content for answer in answers] == [page.content for page in pages]
        assert [answer.headers["Warning"] for answer in answers] == ['111 - "Revalidation Failed"'] * 2
    assert (tags.status_code, before.status_code) == (200, 200)
    old = shelf.Shelf()
    for address in ("http://testserver/articles/?", "http://testserver/nowhere/?"):
        assert old.held_last(address) is None
    assert old.held_last("http://testserver/provinces/?").body == pages[1].content


def test_version_that_could_not_be_noted_decides_for_its_own_process_and_is_noted_later(sharing, monkeypatch):
    one, other = shelf.Shelf(), shelf.Shelf()
    one.saw("before")
    entry = Entry.of(HttpResponse("x"), Validity(version="after", until=1.0))
    other.memory.put("/", entry)
    with monkeypatch.context() as patch:
        patch.setattr(SharedFile, "put", lambda *args: False)
        other.saw("after")
    assert other.held_last("/") is entry
    one.memory.put("/", entry)
    assert one.held_last("/") is None
    other.saw("after")
    assert one.held_last("/") is entry
