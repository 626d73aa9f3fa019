"""A fault after each statement of a change: text, revision, search, redirect, history, tags: all are there or none."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles.editing import tag_merging
from articles.models import Article
from articles.revisions.version_tokens import token_of
from tests import factories
from tests.articles.admin.access import client_of, whole
from tests.articles.admin.article_form.test_access import in_form, made, pages
from tests.desk import let_pass
from tests.faults import half_done
from tests.world import NOW

pytestmark = pytest.mark.django_db
Act = Callable[[], Any]
SAVE = {
    "title": "Other words",
    "slug": "other-words",
    "tags": "one, two",
    "teaser": "Other.",
    "body": "<p>164 km.</p>",
}
NOTE = {"significance": "30", "note_kind": "correction", "note_text": "The length was wrong."}


@pytest.fixture(autouse=True)
def quiet_desk() -> Iterator[None]:
    logging.disable(logging.CRITICAL)  # hundreds of failures
    with time_machine.travel(NOW, tick=False):
        yield
    logging.disable(logging.NOTSET)


def uncited(state: str) -> Any:
    each = whole(state)
    for name in ("one", "two"):  # a tag whose address part is taken gets another one, which is no failure
        factories.TagFactory(name=name)
    each.article.citations.all().delete()  # so that its text may change, and the bin may be emptied
    each.article.refresh_from_db()
    return each


def sending(article: Article, page: str, sent: dict[str, Any]) -> Act:
    """What an administrator sends; the form knows the version that it was made from."""
    client = client_of("administrator")
    where = f"/admin/articles/article/{article.pk}/{page}" if page else "/admin/articles/article/"
    data = {"version": token_of(article), **sent}

    def act() -> Any:
        return Client.post(client, where, data)

    return act


def saved(state: str, **more: Any) -> Act:
    each = uncited(state)
    return sending(each.article, "change/", in_form(each, **SAVE, **more))


def published() -> Act:
    each = uncited("in review")
    waived = {f"waive-{key}": "on" for key in let_pass(each.article)}
    waived |= {f"reason-{key}": reason for key, reason in let_pass(each.article).items()}
    sent = in_form(each, **{**SAVE, "tags": "one"}, _publish="on")
    return sending(each.article, "change/", sent | waived)


def page(state: str, name: str) -> Act:
    each = made(state)
    factories.TagFactory(name="other")
    return sending(each.article, *_page(each, name))


def _page(each: Any, name: str) -> tuple[str, dict[str, Any]]:
    found = {known: (where, data) for known, where, data in pages(each, factories.ProvinceFactory())}
    return found[name]


def merged() -> Act:
    article = whole("published").article
    stays, goes = factories.TagFactory(name="stays"), article.tags.get()
    return lambda: tag_merging.merge_tags(into=stays, others=[goes])


CHANGES: dict[str, Callable[[], Act]] = {
    "a draft is saved": lambda: saved("draft"),
    "a public text is corrected, its address too": lambda: saved("published", **NOTE),
    "published": published,
    "withdrawn": lambda: page("published", "withdraw"),
    "reviewed": lambda: page("in review", "review"),
    "an old revision comes back": lambda: page("draft", "revision"),
    "the original is retrieved again": lambda: page("draft", "original again"),
    "put into the bin": lambda: page("draft", "delete"),
    "taken out of the bin": lambda: page("in the bin", "restore"),
    "tagged in bulk": lambda: page("published", "tag_selected"),
    "tags are merged": merged,
    "replaced in bulk": lambda: page("published", "replace_selected"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_is_whole_after_a_fault_at_any_statement_or_never_was(change):
    tried, found = half_done(CHANGES[change]())
    assert found == []
    assert tried > 1


def test_load_is_whole_after_a_fault_at_any_statement_or_never_was(tmp_path, settings):
    settings.FIXTURE_DIRS = [tmp_path]
    articles = [
        {
            "model": "articles.article",
            "fields": {
                "translation_key": f"new-{number}", "language": "en", "slug": f"new-{number}", "title": "New",
                "body": "<p>A text.</p>", "status": "published", "publish_at": "2024-05-12T10:00:00Z",
            },
        }
        for number in range(3)
    ]  # fmt: skip
    (tmp_path / "new.json").write_text(json.dumps(articles), encoding="utf-8")
    tried, found = half_done(lambda: call_command("loaddata", "new", verbosity=0))
    assert found == []
    assert tried > 1


def test_half_of_a_change_is_seen():
    """The control: two writes that nothing holds together."""
    rows = [factories.TagFactory(name=name).pk for name in ("one", "two")]

    def act() -> None:
        with connection.cursor() as cursor:
            for pk in rows:
                cursor.execute("UPDATE articles_tag SET name = %s WHERE id = %s", [f"more {pk}", pk])

    tried, found = half_done(act)
    assert (tried, len(found)) == (4, 2)  # after the first of two writes, by either kind of fault
