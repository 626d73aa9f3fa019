"""Every form of the desk, filled rightly but for one field: whatever stands there, an answer, nothing half saved."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model

from articles.models import Article, Revision
from benchmarks.forms import sent_of
from tests import factories
from tests.articles.admin.access import page_of
from tests.articles.admin.article_form.test_access import made, pages
from tests.desk import DeskClient
from tests.world import make_world, put_back

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
HOSTILE = {
    "a control, which no text keeps": "\x01",
    "a number in range elsewhere": "20",
    "a number no column holds": "9" * 30,
    "a year no calendar has": "99999999999-01",
    "overlong": "x" * 6_000,
}
ROWS = ("TOTAL_FORMS", "INITIAL_FORMS")
# (more in all, more that are there) than the form was shown with.
COUNTS = [(0, 1), (1, 1), (-9, 0), (1_500, 1_500), (10**12, 0), (0, -9)]


@pytest.fixture
def desk() -> DeskClient:
    logging.disable(logging.CRITICAL)  # thousands of refusals
    client = DeskClient(raise_request_exception=False)
    client.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    yield client
    logging.disable(logging.NOTSET)


def what_is(row: Model) -> Any:
    """A save changes one of these."""
    return (
        type(row)._default_manager.filter(pk=row.pk).values().first(),
        type(row)._default_manager.count(),
        LogEntry.objects.count(),
        Revision.objects.count(),
    )


def form_of(desk: DeskClient, row: Model) -> dict[str, Any]:
    page = desk.get(f"{page_of(row)}{row.pk}/change/").content.decode()
    return dict(sent_of(page, f"{row._meta.model_name}_form"))


def rows_of(model: type[Model]) -> list[Model]:
    """One, of articles one that readers have read."""
    rows = model._default_manager.order_by("pk")
    return list((rows.filter(status="published") if model is Article else rows)[:1])


def with_other_counts(form: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The numbers of rows forged, and the first row said to be another one, to be deleted as well."""
    for name in form:
        if not name.endswith("-TOTAL_FORMS"):
            continue
        prefix = name.removesuffix("-TOTAL_FORMS")
        shown = [int(form[f"{prefix}-{each}"][0]) for each in ROWS]
        for more in COUNTS:
            forged = {
                f"{prefix}-{each}": [number + add]
                for each, number, add in zip(ROWS, shown, more, strict=True)
            }
            yield f"{prefix} {more}", form | forged
            if more[0] > 1:
                continue  # whatever their first row says, each of these costs a second
            gone = {f"{prefix}-0-id": ["9" * 30], f"{prefix}-0-DELETE": ["on"]}
            yield f"{prefix} {more}, no number", form | forged | gone


def failures(desk: DeskClient, row: Model, address: str, sent: Iterator[tuple[str, Any]]) -> list[str]:
    """What was answered with a failure, or with a refusal that saved something all the same."""
    found, before = [], what_is(row)
    for name, data in sent:
        with put_back():
            status = desk.post(address, data).status_code
            if status >= 500 or (status != 302 and what_is(row) != before):
                found.append(f"{status} {name}")
    return found


@pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
def test_no_value_of_a_field_is_a_failure(desk, model):
    make_world()
    made("published")
    for row in rows_of(model):
        form = form_of(desk, row)
        fields = [name for name in form if not name.endswith(("_FORMS", "csrfmiddlewaretoken"))]
        sent = (
            (f"{name}: {what}", form | {name: [value]}) for name in fields for what, value in HOSTILE.items()
        )
        assert failures(desk, row, f"{page_of(row)}{row.pk}/change/", sent) == []


@pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
def test_no_number_of_rows_is_a_failure(desk, model):
    make_world()
    made("published")
    for row in rows_of(model):
        form = form_of(desk, row)
        assert failures(desk, row, f"{page_of(row)}{row.pk}/change/", with_other_counts(form)) == []


@pytest.mark.parametrize("state", ["draft", "in review", "scheduled", "published"])
def test_no_value_on_a_page_of_its_own_is_a_failure(desk, state):
    """Withdrawal, review, revisions, previews, autosave, bulk actions: each field of each."""
    each = made(state)
    for name, page, data in list(pages(each, factories.ProvinceFactory())):
        address = "/admin/articles/article/" + (
            "" if name.endswith("_selected") else f"{each.article.pk}/{page}"
        )
        if page == "change/":
            continue  # above
        sent = (
            (f"{name}, {field}: {what}", data | {field: value})
            for field in data
            for what, value in HOSTILE.items()
        )
        assert [found for found in failures(desk, each.article, address, sent) if found.startswith("5")] == []
