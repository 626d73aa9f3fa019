"""Forged keys, rows, fields and questions, sent by those whose role would do for something else."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import RequestFactory

from articles.models import Article, ArticleProvince, ArticleUnit
from benchmarks.forms import sent_of
from provinces.admin.changelists import ENDINGS, InvalidChangelistQuery
from tests import factories
from tests.articles.admin.access import Whole, client_of, page_of, whole
from tests.world import put_back

pytestmark = pytest.mark.django_db
DESK = "/admin/articles/article/"
OTHER = dict.fromkeys(
    ("caption", "alt", "credit", "text", "statement", "passage", "slug", "scope"), "Forged words"
)
# What the form of an article has no field for; what an editor may write is checked in tests of the form.
NO_FIELDS = {
    "status": "published", "binned_at": "2024-01-01", "created_by": "1", "updated_by": "1", "taken_by": "1",
    "withdrawn_at_0": "2024-01-01", "withdrawn_at_1": "08:00", "withdrawn_at": "2024-01-01 08:00",
    "withdrawal_reason": "Forged", "original_hash": "f" * 64, "original_key": "forged", "original_shared": "on",
    "based_on": "1", "stale_since": "2024-01-01", "search_key": "forged", "id": "1", "pk": "1",
}  # fmt: skip


def stored(row: Model) -> Any:
    return type(row)._base_manager.filter(pk=row.pk).values().first()


def rows_of(each: Whole) -> dict[str, Model]:
    """A row of the published article for each set of rows in the form of another."""
    article = each.article
    about = ArticleProvince.objects.create(article=article, province=factories.ProvinceFactory())
    unit = ArticleUnit.objects.create(article=article, unit=factories.UnitFactory())
    return {
        "about_provinces": about,
        "about_units": unit,
        "images": each.parts["articles.articleimage"],
        "credits": article.credits.get(),
        "change_notes": each.parts["articles.changenote"],
        "citations": each.parts["articles.citation"],
    }


def forged(prefix: str, row: Any, sent: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The form of a draft, in whose first row stands another article's."""
    row_of_it = {f"{prefix}-0-{name}": value for name, value in OTHER.items()}
    row_of_it |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "1", f"{prefix}-0-id": row.pk}
    yield "its key", sent | row_of_it
    yield "its key and article", sent | row_of_it | {f"{prefix}-0-article": row.article_id}
    yield "its deletion", sent | row_of_it | {f"{prefix}-0-DELETE": "on"}
    new = {f"{prefix}-INITIAL_FORMS": "0", f"{prefix}-0-id": "", f"{prefix}-0-article": row.article_id}
    yield "a new one of its article", sent | row_of_it | new


@pytest.mark.walk
def test_row_of_another_article_is_not_reached_through_a_form(subtests):
    """A draft's form is an editor's; what stands in a published article is not."""
    mine, other, client = whole("draft"), whole("published"), client_of("editor")
    at = f"{DESK}{mine.article.pk}/change/"
    sent = sent_of(client.get(at).content.decode(), "article_form")
    for prefix, row in rows_of(other).items():
        before = stored(row), type(row)._base_manager.filter(article=other.article).count()
        for how, fields in forged(prefix, row, sent):
            with subtests.test(f"{prefix}, {how}"), put_back():
                assert client.post(at, fields).status_code in {200, 302}
                after = stored(row), type(row)._base_manager.filter(article=other.article).count()
                assert after == before
    for prefix, label in (("images", "articles.articleimage"), ("change_notes", "articles.changenote")):
        own = mine.parts[
            label
        ]  # the same fields reach a row of the draft: it is the key that is refused above
        _how, fields = next(forged(prefix, own, sent))
        with put_back():
            client.post(at, fields)
            assert "Forged words" in (stored(own) or {}).values()


def test_fields_that_no_form_has_are_not_read():
    mine, client = whole("draft"), client_of("translator")
    before = stored(mine.article)
    at = f"{DESK}{mine.article.pk}/change/"
    sent = sent_of(client.get(at).content.decode(), "article_form")
    assert client.post(at, sent | NO_FIELDS | {"title": "Other words"}).status_code == 302
    after = stored(mine.article)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"title", "title_key", "slug", "search_key", "updated_at", "updated_by_id"}
    assert after["updated_by_id"] == User.objects.order_by("-pk").first().pk


@pytest.mark.walk
def test_chosen_rows_are_deleted_together_or_not_at_all(subtests):
    """One that somebody may delete with one that they may not, and all of a list with a single one ticked."""
    mine, other = whole("draft"), whole("published")
    for role in ("translator", "editor", "publisher of vi"):
        client = client_of(role)
        for label, row in mine.parts.items():
            theirs = other.parts[label]
            chosen = {"action": "delete_selected", "index": "0", "post": "yes"}
            for across in ("0", "1"):
                with subtests.test(f"{role}, {label}, {across}"), put_back():
                    ticked = {"_selected_action": [row.pk, theirs.pk], "select_across": across}
                    client.post(page_of(row), chosen | ticked)
                    assert None not in (stored(row), stored(theirs))


def test_nobody_takes_an_original_into_a_language_that_the_role_lacks():
    original = factories.ArticleFactory(language="vi", title="Gốc")
    sent = {"language": "en", "original_language": "vi", "kind": "full", "url": "", "text": ""}
    answers = {}
    for role in ("translator of vi", "translator"):
        for what in ({"original": original.pk}, {"text": "Một đoạn văn về biên giới."}):
            with put_back():
                client_of(role).post(f"{DESK}take/", sent | what)
                made = Article.objects.filter(language="en").count()
                answers.setdefault(role, []).append(made)
    assert answers == {"translator of vi": [0, 0], "translator": [1, 1]}


def lookups(model: type[Model]) -> Iterator[str]:
    """Every field of a table, and of each that it leads to, in ways that tell its content bit by bit."""
    names = []
    for field in model._meta.get_fields():
        names.append(field.name)
        if field.is_relation and field.related_model:
            names += [f"{field.name}__{each.name}" for each in field.related_model._meta.get_fields()]
    for name in names:
        yield from (f"{name}__{way}" for way in ("startswith", "gte", "in", "isnull"))


def is_offered(model_admin: Any, lookup: str, request: Any) -> bool:
    """Whether a filter of the list makes such an address by itself."""
    for each in model_admin.get_list_filter(request):
        field = each[0] if isinstance(each, tuple) else each
        if isinstance(field, str) and lookup.startswith(f"{field}__"):
            return ENDINGS.issuperset(lookup.removeprefix(f"{field}__").split("__"))
    return False


@pytest.mark.walk
def test_list_is_asked_by_its_filters_alone():
    """Of a chief as well: 13,000 questions, as whether a password or a reader's e-mail address begins with “a”."""
    chief = factories.UserFactory(is_staff=True, is_superuser=True)
    answered, asked = [], 0
    for model, model_admin in admin.site._registry.items():
        for lookup in lookups(model):
            request, asked = RequestFactory().get("/", {lookup: "1"}), asked + 1
            request.user = chief
            try:
                model_admin.get_changelist_instance(request)
            except InvalidChangelistQuery:
                continue
            if not is_offered(model_admin, lookup, request):
                answered.append(f"{model._meta.label}: {lookup}")
    assert answered == []
    assert asked > 10_000


@pytest.mark.walk
def test_no_search_box_names_accounts_to_who_may_not_look_at_them():
    """Whichever column leads to them: those with a search box, and those with none."""
    columns = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and getattr(field.related_model, "_meta", None) is not None
        and field.related_model._meta.app_label in {"auth", "admin", "mfa", "sessions"}
    ]  # fmt: skip
    factories.UserFactory(username="somebody")
    told = {
        (role, model._meta.label, name)
        for role in ("translator", "editor", "publisher", "registrar")
        for client in [client_of(role)]
        for model, name in columns
        if client.get(
            "/admin/autocomplete/",
            {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": name},
        ).status_code
        != 403
    }
    assert told == set()
    assert len(columns) > 20
