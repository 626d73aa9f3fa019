"""A copy of the database takes the readers' part of the work, and nobody sees that it is a copy."""

import logging
import os
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from articles import publishing
from articles.models import Article
from config import replica
from tests.databases import databases
from tests.factories import ArticleFactory
from tests.replication import Pair, replicated
from tests.with_postgres import Unavailable


@pytest.fixture(scope="module")
def servers(django_db_blocker) -> Iterator[Pair]:
    with django_db_blocker.unblock():
        try:
            with replicated() as pair:
                yield pair
        except Unavailable as reason:
            if os.environ.get("BORDERPOST_REQUIRE_ALL") == "1":
                raise
            pytest.skip(str(reason))


@pytest.fixture
def pair(servers: Pair, settings, monkeypatch, django_db_blocker) -> Iterator[Pair]:
    """The site as its two settings make it: connections, router, middleware."""
    monkeypatch.setattr(replica, "_rests_until", 0.0)
    settings.DATABASE_ROUTERS = ["config.replica.ReplicaRouter"]
    settings.MIDDLEWARE = ["config.replica.ReadFromReplicaMiddleware", *settings.MIDDLEWARE]
    urls = {"DATABASE_URL": servers.primary.url, "DATABASE_REPLICA_URL": servers.replica.url}
    with django_db_blocker.unblock(), databases(**urls):
        yield servers


@pytest.fixture
def asked(pair: Pair) -> Iterator[dict[str, list[str]]]:
    """The queries that each of the two databases was sent."""
    sent: dict[str, list[str]] = {"default": [], "replica": []}
    with (
        connections["default"].execute_wrapper(_keep(sent["default"])),
        connections["replica"].execute_wrapper(_keep(sent["replica"])),
    ):
        yield sent


def _keep(queries: list[str]):
    def keep(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    return keep


def published(pair: Pair, **fields: str) -> Article:
    article = publishing.publish(article=ArticleFactory(**fields), by=None)
    pair.catch_up()
    return article


def articles_read(queries: list[str]) -> bool:
    return any('FROM "articles_article"' in query for query in queries)


def test_reader_is_answered_by_the_copy(pair: Pair, asked) -> None:
    article = published(pair, title="The gate is open")
    asked["default"].clear()
    page = Client().get(article.get_absolute_url())
    assert (page.status_code, b"The gate is open" in page.content) == (200, True)
    assert (articles_read(asked["default"]), articles_read(asked["replica"])) == (False, True)


def test_years_of_the_archive_are_asked_of_the_copy(pair: Pair, asked) -> None:
    published(pair)
    asked["default"].clear()
    assert Client().get(reverse("articles:list")).status_code == 200
    assert [query for query in asked["default"] if "articles_" in query] == []
    assert articles_read(asked["replica"]) is True


def test_reader_never_sees_what_the_copy_has_not_heard_yet(pair: Pair, asked) -> None:
    article = published(pair, title="Kept as it was")
    address = article.get_absolute_url()
    with pair.held_back():
        publishing.withdraw(article=article, by=None, reason="The interview was invented.")
        page = Client().get(address)
        new = publishing.publish(article=ArticleFactory(title="Newer than the copy"), by=None)
        newer = Client().get(new.get_absolute_url())
    assert (page.status_code, b"The interview was invented." in page.content) == (410, True)
    assert (newer.status_code, b"Newer than the copy" in newer.content) == (200, True)
    assert articles_read(asked["default"]) is True
    pair.catch_up()
    asked["default"].clear()
    assert Client().get(new.get_absolute_url()).content == newer.content
    assert articles_read(asked["default"]) is False


def test_kept_page_is_not_older_than_the_primary_either(pair: Pair, settings) -> None:
    settings.KEPT_PAGES_BYTES = 1_000_000
    article = published(pair, title="Kept for a while")
    address, reader = article.get_absolute_url(), Client()
    assert [reader.get(address).status_code for _ in range(2)] == [200, 200]
    with pair.held_back():
        publishing.withdraw(article=article, by=None, reason="The interview was invented.")
        assert [reader.get(address).status_code for _ in range(2)] == [410, 410]
    pair.catch_up()
    assert reader.get(address).status_code == 410


def test_whoever_is_logged_in_reads_from_the_primary(pair: Pair, asked) -> None:
    article = published(pair)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("desk"))
    pair.catch_up()
    asked["replica"].clear()
    assert client.get(article.get_absolute_url()).status_code == 200
    assert client.get(reverse("admin:articles_article_changelist")).status_code == 200
    assert asked["replica"] == []


def test_whoever_sent_a_form_reads_from_the_primary_for_a_while(pair: Pair, asked) -> None:
    article = published(pair)
    client = Client()
    sent = client.post(reverse("articles:report"), {"about": article.get_absolute_url(), "text": ""})
    cookie = sent.cookies["sent"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (15, True, "Lax")
    asked["replica"].clear()
    assert client.get(article.get_absolute_url()).status_code == 200
    assert asked["replica"] == []
    assert Client().get(article.get_absolute_url()).status_code == 200
    assert articles_read(asked["replica"]) is True


def test_request_that_wrote_or_is_in_a_transaction_reads_from_the_primary(pair: Pair, asked) -> None:
    published(pair)
    token = replica._reading.set(replica.Reading())
    try:
        assert Article.objects.all().db == "replica"
        with transaction.atomic():
            assert Article.objects.all().db == "default"
        ArticleFactory()
        assert Article.objects.all().db == "default"
    finally:
        replica._reading.reset(token)


def test_page_goes_on_from_the_primary_when_the_copy_is_gone(pair: Pair, asked, caplog) -> None:
    article = published(pair, title="Read without a copy")
    asked["default"].clear()
    pair.replica.stop()
    try:
        with caplog.at_level(logging.WARNING):
            pages = [Client().get(article.get_absolute_url()) for _ in range(2)]
    finally:
        pair.replica.start()
    assert [(page.status_code, b"Read without a copy" in page.content) for page in pages] == [(200, True)] * 2
    warnings = [each.getMessage() for each in caplog.records if each.name == "config.replica"]
    assert [line.partition(": ")[0] for line in warnings] == [
        "The copy of the database does not answer; for 10 s readers read from the primary"
    ]
    assert articles_read(asked["default"]) is True


def test_page_is_made_again_when_the_copy_ends_its_query(pair: Pair, asked, caplog) -> None:
    """As PostgreSQL does where a long query stands in the way of replaying."""
    article = published(pair, title="Made again")
    ended = []

    def end(execute, sql, params, many, context):
        if not ended and 'FROM "articles_article"' in sql:
            ended.append(sql)
            with suppress(psycopg.OperationalError):
                connections["replica"].connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return execute(sql, params, many, context)

    with connections["replica"].execute_wrapper(end), caplog.at_level(logging.WARNING):
        page = Client().get(article.get_absolute_url())
    assert (page.status_code, b"Made again" in page.content, len(ended)) == (200, True, 1)
    assert articles_read(asked["default"]) is True


@pytest.mark.parametrize("kept", [0, 1_000_000])
def test_readers_go_on_from_the_copy_while_the_primary_is_away(pair: Pair, caplog, settings, kept) -> None:
    settings.KEPT_PAGES_BYTES = kept
    article = published(pair, title=f"Still to be read ({kept})")
    connections["default"].close()
    pair.primary.stop()
    try:
        with caplog.at_level(logging.WARNING):
            page = Client().get(article.get_absolute_url())
        assert (page.status_code, b"Still to be read" in page.content) == (200, True)
    finally:
        pair.primary.start()
    assert any("readers read from its copy" in each.getMessage() for each in caplog.records)
