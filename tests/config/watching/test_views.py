"""The page of metrics: there for who has the token, and a word of nothing for all others."""

import datetime as dt

import pytest
from django.db import OperationalError
from django.test import Client, override_settings
from django.utils import timezone

from articles.models import PublicVersion
from articles.querysets import ArticleQuerySet
from config.watching import state, views
from config.watching.folder import VARIABLE
from tests.config.test_deployment import run
from tests.factories import ArticleFactory, PublishedFactory

TOKEN = "a-token-for-tests-only"


def ask(**headers):
    return Client().get("/metrics", headers=headers)


@pytest.fixture(autouse=True)
def _nothing_counted(monkeypatch, tmp_path, settings):
    """This process counts nothing: it would go on to do so in later tests."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "MetricsMiddleware" not in name]


def test_page_is_not_there_without_a_token(db):
    assert [ask().status_code, ask(authorization="Bearer ").status_code] == [404, 404]


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer ", TOKEN, f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer điện"]
)
def test_page_is_read_by_nobody_without_the_token(db, given):
    with override_settings(METRICS_TOKEN=TOKEN):
        response = ask(authorization=given)
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.content == b"A token is needed.\n"


@override_settings(METRICS_TOKEN=TOKEN)
def test_page_has_what_was_counted_and_how_the_site_is(db):
    response = ask(authorization=f"Bearer {TOKEN}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, views.KIND)
    assert "no-store" in response.headers["Cache-Control"]
    lines = response.content.decode().splitlines()
    assert {"borderpost_database_up 1.0", "borderpost_overdue_articles 0.0"} <= set(lines)


@override_settings(METRICS_TOKEN=TOKEN)
def test_page_is_only_ever_read(db):
    assert Client().post("/metrics").status_code == 405


def facts():
    return {(name, *labels.values()): value for name, _about, labels, value in state.facts()}


def test_state_of_the_site(db):
    now = timezone.now().replace(microsecond=0)
    PublishedFactory(publish_at=now - dt.timedelta(hours=3))
    PublishedFactory(publish_at=now - dt.timedelta(hours=1))
    PublishedFactory(publish_at=now + dt.timedelta(hours=1))
    ArticleFactory()
    assert facts() == {
        ("borderpost_database_up",): 1,
        ("borderpost_overdue_articles",): 0,
        ("borderpost_scheduled_articles", "en"): 1,
        ("borderpost_scheduled_articles", "vi"): 0,
        ("borderpost_newest_publication_timestamp_seconds", "en"): (now - dt.timedelta(hours=1)).timestamp(),
        ("borderpost_edition_info", PublicVersion.now()): 1,
    }


def test_article_that_should_be_shown_and_is_not_is_overdue(db, monkeypatch):
    article = PublishedFactory(publish_at=timezone.now() - dt.timedelta(minutes=1))
    PublishedFactory(
        language="vi",
        original=ArticleFactory(),
        waits_for_original=True,
        publish_at=timezone.now() - dt.timedelta(minutes=1),
    )
    assert state.overdue() == 0
    monkeypatch.setattr(ArticleQuerySet, "public", lambda self: self.exclude(pk=article.pk))
    assert state.overdue() == 1


def test_state_without_the_database_is_that_it_is_away(db, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(state, "overdue", away)
    assert facts() == {("borderpost_database_up",): 0}


def test_token_that_can_be_guessed_is_refused(tmp_path):
    told = run(tmp_path, "-c", "import config.settings", METRICS_TOKEN="short")
    assert "METRICS_TOKEN is shorter than 16 characters" in told.stderr
