"""The access matrix: every page of each part of an article × every role × every state, and no part is forgotten."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model

from articles.admin.parts import PartAdmin
from articles.models import Article, ErrorReport, Reference, Tag
from articles.permissions.parts import PARTS
from tests import factories
from tests.articles.admin.access import (
    EVER,
    LIMITED,
    ON_DESK,
    ROLES,
    STATES,
    UNSEEN,
    Whole,
    client_of,
    form_of,
    page_of,
    whole,
)
from tests.desk import DeskClient
from tests.world import put_back

pytestmark = pytest.mark.django_db
DELETE = {"post": "yes"}
# Who may, and in which states of the article. Whoever is not named may never. A deletion that the database refuses,
# since articles name the row, is nobody's. Readers' pictures are changed in the form of their article alone.
MAY: dict[str, dict[str, dict[str, set[str]]]] = {
    "articles.articleimage": {
        "change": dict.fromkeys(("translator", "editor", "publisher", "administrator"), UNSEEN),
        "delete": dict.fromkeys(("translator", "editor", "publisher", "administrator"), UNSEEN),
    },
    "articles.changenote": {
        "change": {"editor": UNSEEN, "publisher": ON_DESK, "administrator": ON_DESK},
        "delete": {"administrator": ON_DESK},
    },
    "articles.citation": {
        "change": {"editor": UNSEEN, "publisher": ON_DESK, "registrar": EVER, "administrator": EVER},
        "delete": {"editor": UNSEEN, "publisher": ON_DESK, "registrar": EVER, "administrator": EVER},
    },
    "articles.person": {
        "change": {"editor": UNSEEN | {"in the bin"}, "publisher": EVER, "administrator": EVER},
        "delete": {},
    },
    "articles.source": {
        "change": {"editor": UNSEEN | {"in the bin"}, "publisher": EVER, "administrator": EVER},
        "delete": {},
    },
    "articles.tag": {
        "change": {
            **dict.fromkeys(("translator", "editor"), UNSEEN | {"in the bin"}),
            **dict.fromkeys(("publisher", "administrator"), EVER),
        },
        "delete": {
            **dict.fromkeys(("translator", "editor"), UNSEEN | {"in the bin"}),
            **dict.fromkeys(("publisher", "administrator"), EVER),
        },
    },
}
# A role of another language may what no article has a say in.
for _role in ("translator", "publisher"):
    for _label in ("person", "source", "tag"):
        for _way in MAY[f"articles.{_label}"].values():
            if _role in _way:
                _way[f"{_role} of vi"] = {"in the bin"}


def state_of(row: Model) -> Any:
    """The row as the database has it; None once it is gone."""
    return type(row)._base_manager.filter(pk=row.pk).values().first()


def ways(row: Model, sent: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Every address by which a row can be changed or deleted: its kind, its name, where it is, what is sent there."""
    at, chosen = page_of(row), {"_selected_action": [row.pk], "index": "0"}
    yield "change", "form", f"{at}{row.pk}/change/", sent
    yield "change", "popup", f"{at}{row.pk}/change/?_popup=1", sent | {"_popup": "1"}
    yield (
        "change",
        "form by its list",
        f"{at}{row.pk}/change/?_changelist_filters=q",
        sent | {"_continue": "1"},
    )
    yield "delete", "deletion", f"{at}{row.pk}/delete/", DELETE
    yield "delete", "bulk deletion", at, chosen | DELETE | {"action": "delete_selected"}
    for name in admin.site._registry[type(row)].actions:
        other = factories.TagFactory() if isinstance(row, Tag) else row  # the only action there is
        both = {**chosen, "_selected_action": [row.pk, other.pk], "confirmed": "yes", "into": other.pk}
        yield "delete", f"action {name}", at, both | {"action": name}


def tried(each: Whole, clients: dict[str, DeskClient]) -> Iterator[str]:
    """Where the answer is another one than the table's, in words."""
    for label, row in each.parts.items():
        with put_back():
            sent = form_of(row)
        before = state_of(row)
        for role, client in clients.items():
            with put_back():
                for kind, name, where, data in ways(row, sent):
                    with put_back():
                        answer = client.post(where, data)
                        is_changed = state_of(row) != before
                    expected = each.state in MAY[label][kind].get(role, set())
                    if is_changed != expected or answer.status_code not in {200, 302, 403}:
                        yield f"{label}, {name}, {role}, {each.state}: {answer.status_code}, changed: {is_changed}"


@pytest.mark.parametrize("state", STATES)
def test_part_of_an_article_is_changed_by_those_alone_who_may_change_the_article(state):
    clients = {role: client_of(role) for role in (*ROLES, *LIMITED)}
    assert list(tried(whole(state), clients)) == []


def shows_in_articles() -> dict[type[Model], str]:
    """Every model of the desk that articles lead to, or that leads to one, by one step or by a row between."""
    around: dict[type[Model], str] = {}
    linked = [Article, *(each.related_model for each in Article._meta.related_objects)]
    for model in linked:
        for field in model._meta.get_fields():
            other = field.related_model if field.is_relation else None
            if isinstance(other, type):
                around[other] = f"{model._meta.label}.{field.name}"
        around.setdefault(model, "article")
    return {model: way for model, way in around.items() if model in admin.site._registry}


# With an article behind them, and yet no part of one. Each with its reason.
NO_PARTS = {
    Article: "it asks for itself: its features",
    User: "who wrote is history; accounts have rules of their own",
    Reference: "cited by the registry in the place of an article",
    ErrorReport: "an answer to a reader; the note that it names is changed on its own page",
}


def test_every_admin_of_a_part_of_articles_asks_them():
    """A new model in the admin that articles show: into PARTS, its admin below PartAdmin, and into the matrix."""
    forgotten = []
    for model, way in shows_in_articles().items():
        if (
            model in NO_PARTS or model._meta.app_label == "provinces"
        ):  # kept by its own role, whatever articles say
            continue
        bases = type(admin.site._registry[model]).__mro__
        asks = model in PARTS and PartAdmin in bases
        first = asks and all(
            next(base for base in bases if name in vars(base)) is PartAdmin
            for name in ("has_change_permission", "has_delete_permission", "change_view")
        )
        if not first or model._meta.label_lower not in MAY:
            forgotten.append(f"{model._meta.label} (by {way})")
    assert forgotten == []
    assert set(PARTS) <= set(shows_in_articles())


def test_inlines_of_parts_stand_in_forms_that_ask():
    """Rows in a form are saved with it: its permission is theirs, of the article or of the registry."""
    inside = {
        (inline.model._meta.label, model._meta.label)
        for model, each in admin.site._registry.items()
        for inline in each.inlines
        if inline.model in PARTS
    }
    assert inside == {
        ("articles.ArticleImage", "articles.Article"),
        ("articles.ChangeNote", "articles.Article"),
        ("articles.Citation", "articles.Article"),
        ("articles.Citation", "provinces.Figure"),
    }
