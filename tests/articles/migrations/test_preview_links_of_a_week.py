"""Preview links of an existing site end within a week; those that end earlier are left alone."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles.models import PreviewLink
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
shorten = import_module("articles.migrations.0027_preview_links_of_a_week").shorten
MADE = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(("days", "expected"), [(1, 1), (7, 7), (8, 7), (30, 7)])
def test_a_link_ends_a_week_after_it_was_made(days: int, expected: int):
    link = PreviewLink.objects.create(
        article=ArticleFactory(),
        secret="s",
        label="Minh",
        at=MADE,
        expires_at=MADE + dt.timedelta(days=days),
    )
    shorten(apps, SimpleNamespace(connection=connection))
    link.refresh_from_db()
    assert link.expires_at - MADE == dt.timedelta(days=expected)
