"""No list or form of the desk works more in an archive of four times as many articles: each question is asked.

Counted are the steps of SQLite's machine or the rows of PostgreSQL's plans, as of readers' addresses in
`tests/test_growth.py`. A search stops at a thousand finds and a count at a thousand rows: both ends are brought near.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib import admin
from django.db.models import Model
from django.test import Client, RequestFactory

from articles import publishing, revisions
from articles.admin.filters import TypedFilter
from articles.editing.desk import LISTS
from articles.models import Article, ArticleImage, ChangeNote, Tag
from provinces.admin.changelists import ChangelistAdmin
from provinces.datatypes import bounded_counts
from tests import archive
from tests.factories import ArticleFactory, PublishedFactory, UserFactory
from tests.query_plans import as_among_thousands, work_of
from tests.world import NOW, World, make_world

FEW, MANY = 60, 180  # the few are more than two pages of any list
BUDGET, SLACK = 1.3, 150  # times, and steps: trees of indexes that are one level deeper
GROWING = (Article, ArticleImage, ChangeNote, Tag)  # their rows, and of a tag its articles
TYPED = {"province": "Dien Bien", "tag": "border", "published": "2024-05"}
Asked = tuple[str, str]

pytestmark = pytest.mark.both_databases


def questions(model: type[Model], user: Any, world: World) -> Iterator[str]:
    """Pages, searches, every choice of every filter, and every sort that a list offers, as Django's links have them."""
    yield from ("",) if model is Tag else ("", "?p=2")
    request = RequestFactory().get("/")
    request.user = user
    changelist = admin.site.get_model_admin(model).get_changelist_instance(request)
    for spec in changelist.filter_specs:
        if isinstance(spec, TypedFilter):
            typed = TYPED.get(spec.parameter_name, world.articles["en"].source.name)
            yield f"?{spec.parameter_name}={typed}"
        else:
            yield from (choice["query_string"] for choice in list(spec.choices(changelist))[1:])
    for place, column in enumerate(changelist.list_display):
        if changelist.get_ordering_field(column) and column in changelist.sortable_by:
            yield from (f"?o={place}", f"?o=-{place}")


def make_desk(world: World, user: Any) -> None:
    """Some work of each kind, which does not grow; the archive is of translations that are not stale."""
    archived = world.articles["en"]
    revisions.record_original(article=archived, text="Một của kho.", by=None)
    archived.refresh_from_db()
    for number in range(3):
        ArticleFactory(title=f"draft {number}", created_by=user)
        ArticleFactory(title=f"taken {number}", taken_by=user, taken_at=NOW)
        publishing.submit(article=ArticleFactory(title=f"review {number}"), by=None)
        PublishedFactory(title=f"scheduled {number}", publish_at=NOW + dt.timedelta(days=1))
        publishing.to_bin(article=ArticleFactory(title=f"binned {number}"), by=None)
        stale = ArticleFactory(title=f"stale {number}")
        for text in ("Một", "Hai"):
            revisions.record_original(article=stale, text=f"{text} {number}.", by=None)


def asked_of(user: Any, world: World) -> list[Asked]:
    paths = {model: f"/admin/articles/{model._meta.model_name}/" for model in GROWING}
    found = [(path, question) for model, path in paths.items() for question in questions(model, user, world)]
    found += [(f"/admin/desk/{key}/", question) for key in LISTS for question in ("", "?o=1", "?o=-2")]
    form = f"/admin/articles/article/{world.articles['en'].pk}/change/"
    forms = [(form, ""), ("/admin/articles/article/add/", "")]
    forms += [("/admin/articles/article/week/", ""), ("/admin/articles/article/views/", "")]
    return [("/admin/", ""), *found, ("/admin/articles/tag/suggest/", "?q=bo"), *forms]


def test_no_list_and_no_form_works_more_in_a_larger_archive(db, monkeypatch):
    monkeypatch.setattr(archive, "TIED", (*archive.TIED, "images"))
    monkeypatch.setattr(bounded_counts, "MOST", 20)
    monkeypatch.setattr(ChangelistAdmin, "list_per_page", 20)
    with time_machine.travel(NOW, tick=False):
        world, user, client = make_world(), UserFactory(is_staff=True, is_superuser=True), Client()
        make_desk(world, user)
        client.force_login(user)
        archive.add_archive(world.articles["en"], FEW)
        as_among_thousands()
        asked = asked_of(user, world)

        def work() -> dict[Asked, int]:
            return {each: work_of(lambda each=each: client.get("".join(each))) for each in asked}

        statuses = {each: client.get("".join(each)).status_code for each in asked}
        before = work()
        archive.add_archive(world.articles["en"], MANY, first=FEW)
        after = work()

    grown = {
        each: (before[each], after[each]) for each in asked if after[each] > before[each] * BUDGET + SLACK
    }
    assert (grown, {each: status for each, status in statuses.items() if status != 200}) == ({}, {})
    assert sum(before.values()) > 5_000
