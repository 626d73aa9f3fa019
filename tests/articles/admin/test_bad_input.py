"""Nonsense sent to every list and every form of the desk: a sentence, never a failure."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.db.models import Model
from django.test import Client, RequestFactory

from articles.models import AccessEntry, Article
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient
from tests.factories import ArticleFactory, UserFactory
from tests.world import put_back

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
each_model = pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
WORDS = [
    "nonsense",
    "0001-01-01",
    "9999-12-31",
    "-1",
    "9" * 30,
    "0",
    "١٢",
    "(",
    "1e400",
    "x" * 3_000,
    "",
]
ASKED = [
    "nonsense",
    "9999-12-31",
    "-1",
    "9" * 30,
    "(",
]  # each to every parameter of every list: thousands of pages
YEARS = "Choose a day between the years 1900 and 2200."


@pytest.fixture
def superuser() -> Any:
    return UserFactory(username="root", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(superuser) -> Client:
    client = Client()
    client.force_login(superuser)
    return client


def listed(model: type[Model]) -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


def asking(user: Any) -> Any:
    request = RequestFactory().get("/")
    request.user = user
    return request


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def parameters(model: type[Model], user: Any) -> Iterator[str]:
    """Every parameter a filter of the list takes, and some that none takes."""
    for spec in admin.site._registry[model].get_changelist_instance(asking(user)).filter_specs:
        yield from (name for name in spec.expected_parameters() if name)
    key = model._meta.pk.name
    yield from ("q", "p", "o", "e", "all", "_facets", "_to_field", "_popup", "nobody__knows")
    yield from (f"{key}__{lookup}" for lookup in ("in", "gte", "nothing"))


def status_at_the_end(desk: Client, path: str, question: dict[str, str], ways: set[tuple[str, str]]) -> int:
    """Of the way through redirects. From one message to one address the page is the same: gone once."""
    response = desk.get(path, question)
    while response.status_code == 302:
        said = desk.cookies.get("messages")
        way = (response["Location"], said.value if said else "")
        if way in ways:
            desk.cookies.pop("messages", None)
            return 200
        response = desk.get(response["Location"])
        if response.status_code == 200:
            ways.add(way)
    return response.status_code


@each_model
def test_nonsense_in_a_filter_is_answered_with_the_list(desk, superuser, model, subtests):
    ways = set()
    for name in dict.fromkeys(parameters(model, superuser)):
        for value in ASKED:
            with subtests.test(f"{name}={value[:20]}"):
                assert status_at_the_end(desk, listed(model), {name: value}, ways) == 200


@pytest.mark.parametrize(
    "question",
    [
        {"status__regex": "("},
        {"created_by__password__startswith": "a"},
        {"updated_at__gte": "0001-01-01"},
        {"state": "nonsense"},
        {"p": "2"},
        {"p": "-3"},
        {"p": "9" * 30},
        {"_to_field": "body"},
    ],
)
def test_question_that_cannot_be_answered_is_said_above_the_whole_list(desk, question):
    article = ArticleFactory()
    response = desk.get(listed(Article), question, follow=True)
    [name] = question
    assert said(response) == [
        f"This list cannot be narrowed, sorted or turned like that ({name}); here it is whole."
    ]
    assert list(response.context["cl"].result_list) == [article]


def parts(model_admin: ModelAdmin, request: Any) -> Iterator[tuple[str, type[forms.BaseFormSet]]]:
    for formset, _inline in model_admin.get_formsets_with_inlines(request):
        yield formset.get_default_prefix(), formset


def filled(model_admin: ModelAdmin, request: Any, value: str) -> dict[str, str]:
    """The add form with the value in every field, in whatever parts the field is sent."""
    names = list(model_admin.get_form(request)().fields)
    data = {}
    for prefix, formset in parts(model_admin, request):
        names += [f"{prefix}-0-{name}" for name in formset(prefix=prefix).empty_form.fields]
        data |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    for name in names:
        data |= {name: value, f"{name}_0": value, f"{name}_1": "00:00"}
    return data


@each_model
def test_nonsense_in_every_field_is_no_failure(desk, superuser, model, subtests):
    model_admin = admin.site._registry[model]
    if not model_admin.has_add_permission(asking(superuser)):
        return
    for value in [*WORDS, "\x00", "x" * 20_000]:
        with subtests.test(repr(value[:9])), put_back():
            response = desk.post(f"{listed(model)}add/", filled(model_admin, asking(superuser), value))
            assert response.status_code in {200, 302}


@pytest.mark.parametrize("total", ["nonsense", "-1", ""])
def test_forged_number_of_rows_is_no_failure(desk, superuser, total):
    for model in MODELS:
        for prefix, _formset in parts(admin.site._registry[model], asking(superuser)):
            data = {
                **filled(admin.site._registry[model], asking(superuser), ""),
                f"{prefix}-TOTAL_FORMS": total,
            }
            assert desk.post(f"{listed(model)}add/", data).status_code == 200


@each_model
def test_nonsense_in_an_address_or_in_chosen_rows_is_no_failure(desk, model, subtests):
    for key in ["nonsense", "-1", "9" * 30, "0", "١٢", "1e400", "x" * 900]:
        with subtests.test(key[:9]), put_back():
            for page in ("change", "delete", "history"):
                closed = {403} if model is AccessEntry and page == "delete" else set()
                assert desk.get(f"{listed(model)}{key}/{page}/").status_code in {302, 404} | closed
            chosen = {"action": "delete_selected", "_selected_action": [key], "index": "0", "post": "yes"}
            assert desk.post(listed(model), chosen, follow=True).status_code == 200


@pytest.mark.parametrize("field", ["publish_at", "embargo_until", "retrieved_at"])
@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_moment_that_no_zone_can_tell_is_refused_beside_its_field(desk, field, day):
    response = desk.post(f"{listed(Article)}add/", article_data(**{f"{field}_0": day, f"{field}_1": "00:00"}))
    assert response.context["adminform"].form.errors == {field: [YEARS]}
    assert Article.objects.count() == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_account_is_not_made_before_time_began(desk, superuser, day):
    data = {"username": "root", "is_staff": "on", "date_joined_0": day, "date_joined_1": "00:00"}
    response = desk.post(f"/admin/auth/user/{superuser.pk}/change/", data)
    assert response.context["adminform"].form.errors == {"date_joined": [YEARS]}


@pytest.mark.parametrize("term", ["nonsense", "\x00", "x" * 900, "%", "'"])
def test_nonsense_in_a_search_box_finds_nothing(desk, term):
    question = {"app_label": "articles", "model_name": "article", "field_name": "source", "term": term}
    refused = {True: 400, False: 200}["\x00" in term]  # an address no page can have
    assert desk.get("/admin/autocomplete/", question).status_code == refused
    assert desk.get("/admin/autocomplete/", {**question, "term": "x", "page": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("field", "sent", "limit"),
    [
        ("title", "x" * 5_000_000, 250),
        ("teaser", "x" * 5_000_000, 1_000),
        ("body", "<p>" + "x" * 5_000_000 + "</p>", 1_000_000),
    ],
)
def test_five_megabytes_are_answered_beside_their_field(superuser, field, sent, limit):
    desk = DeskClient()
    desk.force_login(superuser)
    article = ArticleFactory(title="T", teaser="Kept.", body="<p>Kept.</p>")
    response = desk.post(f"/admin/articles/article/{article.pk}/change/", article_data(**{field: sent}))
    [said] = response.context["adminform"].form.errors[field]
    assert said.startswith(f"Ensure this value has at most {limit} characters")
    article.refresh_from_db()
    assert (article.title, article.teaser, article.body) == ("T", "Kept.", "<p>Kept.</p>")


@pytest.mark.parametrize(
    ("sent", "begins"),
    [
        ("x" * 140_000, "“xxxxxxxxxx"),
        ('"' * 140_000, '“"""""""""'),
        (
            ",".join(str(number) for number in range(30_000)),
            "An article carries at most 50 tags; these would be 30000.",
        ),
    ],
    ids=["word", "quotes", "many"],
)
def test_140_000_characters_of_tags_are_answered_beside_their_field(superuser, sent, begins):
    desk = DeskClient()
    desk.force_login(superuser)
    response = desk.post(f"{listed(Article)}add/", article_data(tags=sent))
    [said] = response.context["adminform"].form.errors["tags"]
    assert said.startswith(begins)
    assert Article.objects.count() == 0


def test_same_tag_70_000_times_is_one(superuser):
    desk = DeskClient()
    desk.force_login(superuser)
    assert desk.post(f"{listed(Article)}add/", article_data(tags="x," * 70_000)).status_code == 302
    assert [tag.name for tag in Article.objects.get().tags.all()] == ["x"]
