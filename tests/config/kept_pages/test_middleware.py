"""Pages that are sent again: the same bytes and headers, one query, in each process, and never a visitor's own."""

import datetime as dt
import gzip

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client, override_settings

from articles.models import Article, PublicVersion
from config.kept_pages.entry import may_be_kept
from provinces.models import FormerAddress
from tests.addresses import walk
from tests.factories import ProvinceFactory
from tests.versions import settle
from tests.world import HOUR, NOW, World

GZIP = {"accept-encoding": "gzip"}


def change(article, **values):
    Article.objects.filter(pk=article.pk).update(**values)
    settle()


@pytest.mark.walk
def test_page_that_is_kept_is_the_page_and_costs_one_query(
    world: World, process, rendered, subtests, django_assert_num_queries
):
    """Every public address: with the first answer, the second, and that of a site that keeps nothing."""
    with override_settings(KEPT_PAGES_BYTES=0):
        plain = Client()
        plain.get("/")
    for name, path, address, _language in walk(world):
        if address.kind in {"picture", "redirect"} or address.form or path in {"/healthz", "/readyz"}:
            continue
        if path == "/sitemap-news.xml":
            continue
        with subtests.test(name):
            first, rendered[:] = process.get(path), []
            with django_assert_num_queries(1):
                second = process.get(path)
            whole = plain.get(path)
            assert (first.content, rendered) == (whole.content, [])
            assert (second.content, second.headers) == (first.content, first.headers)
            expected = {**whole.headers, "ETag": f"W/{whole.headers['ETag']}"}
            expected["Content-Length"] = str(len(whole.content))
            assert dict(first.headers) == expected
            small = process.get(path, headers=GZIP)
            assert small.headers.get("Content-Encoding") == ("gzip" if len(whole.content) >= 200 else None)
            assert len(whole.content) < 200 or gzip.decompress(small.content) == whole.content


@pytest.mark.parametrize("path", ["/nowhere/", "/admin/login/", "/report/", "/?x=1", "/articles"])
def test_other_answers_are_made_anew_as_before(world: World, process, rendered, path):
    with override_settings(KEPT_PAGES_BYTES=0):
        plain = Client().get(path, headers=GZIP)
    for _time in range(2):
        again = process.get(path, headers=GZIP)
        assert (again.status_code, again.headers.keys()) == (plain.status_code, plain.headers.keys())


def test_who_has_the_page_gets_304_from_the_first_time_on(world: World, process):
    etag = process.get("/articles/").headers["ETag"]
    first = Client().get("/articles/", headers={"if-none-match": etag})
    again = process.get("/articles/", headers={"if-none-match": etag})
    assert (first.status_code, again.status_code, first.content, again.content) == (304, 304, b"", b"")


def test_who_counts_visitors_gets_the_same_page(world: World, process, rendered):
    plain = process.get("/articles/").content
    counted = process.get("/articles/?utm_source=letter").content
    other = Client().get("/articles/?utm_source=letter").content  # there the first to ask
    assert (counted, other, rendered) == (plain, plain, ["/articles/", "/articles/"])


def test_withdrawal_is_seen_by_the_next_request_in_every_process(world: World, keeping):
    processes = [Client(), Client()]
    title = world.beside["en"].title.encode()
    assert [title in each.get("/articles/").content for each in processes] == [True, True]
    change(world.beside["en"], status="withdrawn", withdrawn_at=NOW, withdrawal_reason="Invented.")
    assert [title in each.get("/articles/").content for each in processes] == [False, False]


def test_scheduled_article_is_there_from_its_second_on_also_where_the_clock_is_set_back(
    world: World, process, rendered
):
    article = world.beside["en"]
    change(article, publish_at=NOW + HOUR)
    seen = []
    for seconds in (-1, 0, -1, 0):
        with time_machine.travel(NOW + HOUR + dt.timedelta(seconds=seconds), tick=False):
            seen.append(article.title.encode() in process.get("/articles/").content)
    assert (seen, rendered) == ([False, True, False, True], ["/articles/"] * 4)


def test_editor_gets_no_kept_page_and_leaves_none(world: World, process, rendered):
    editor = get_user_model().objects.create_superuser("editor", password="long enough to be one")
    process.force_login(editor)
    process.get("/articles/")
    assert rendered == []
    process.logout()
    process.get("/articles/")
    assert rendered == ["/articles/"]


def test_head_is_answered_from_what_is_kept_and_keeps_nothing(world: World, process, rendered):
    assert (process.head("/articles/").status_code, rendered) == (200, [])
    length = str(len(process.get("/articles/").content))
    head = process.head("/articles/")
    assert (head.content, head.headers["Content-Length"], rendered) == (b"", length, ["/articles/"])


def test_page_that_was_written_to_while_it_was_rendered_is_not_kept(
    world: World, process, rendered, monkeypatch
):
    def write(response):
        change(world.beside["en"], teaser="Written meanwhile.")
        return may_be_kept(response)

    monkeypatch.setattr("config.kept_pages.middleware.may_be_kept", write)
    assert b"Written meanwhile." not in process.get("/articles/").content
    monkeypatch.setattr("config.kept_pages.middleware.may_be_kept", may_be_kept)
    assert b"Written meanwhile." in process.get("/articles/").content


def test_nothing_is_kept_while_there_is_no_version(world: World, process, rendered):
    PublicVersion.objects.all().delete()
    assert [process.get("/articles/").status_code for _time in range(2)] == [200, 200]
    assert rendered == ["/articles/", "/articles/"]


def test_where_a_page_has_moved_is_kept_and_moves_on(world: World, process, rendered):
    """Also a page of its own that takes the old address, and an entry of former addresses that somebody deletes."""
    world.province.slug = "second"
    world.province.save()
    settle()
    assert [process.get("/provinces/dien-bien/").headers["Location"] for _time in range(2)] == [
        "/provinces/second/"
    ] * 2
    assert rendered == ["/provinces/dien-bien/"]
    world.province.slug = "third"
    world.province.save()
    settle()
    assert process.get("/provinces/dien-bien/").headers["Location"] == "/provinces/third/"
    FormerAddress.objects.filter(former="dien-bien").delete()
    settle()
    assert process.get("/provinces/dien-bien/").status_code == 404
    ProvinceFactory(slug="dien-bien")
    settle()
    assert process.get("/provinces/dien-bien/").status_code == 200
