"""A time that has come: the same rows as `<=`, with a hint for SQLite's planner."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article
from tests.factories import PublishedFactory

pytestmark = pytest.mark.django_db


def test_due_are_those_up_to_the_moment_itself():
    now = timezone.now()
    ages = {dt.timedelta(seconds=1): False, dt.timedelta(0): True, dt.timedelta(seconds=-1): True}
    made = {PublishedFactory(publish_at=now + age).pk: due for age, due in ages.items()}
    found = set(Article.objects.filter(publish_at__due=now).values_list("pk", flat=True))
    assert found == {pk for pk, due in made.items() if due}


def test_sqlite_is_told_that_nearly_every_row_is_due():
    sql = str(Article.objects.filter(publish_at__due=timezone.now()).query)
    assert ("likely(" in sql) == (connection.vendor == "sqlite")
