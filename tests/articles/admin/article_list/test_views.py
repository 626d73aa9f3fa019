"""Views above the list: work, counted to an end; a person's own, which the list has been asked; and nobody else's."""

from urllib.parse import parse_qs

import pytest

from articles import publishing
from articles.admin.article_list import tabs
from articles.editing import saved_views
from articles.models import SavedView
from tests.articles.editing.desk.test_lists import keys, make_everything
from tests.desk import DeskClient
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST, VIEWS = "/admin/articles/article/", "/admin/articles/article/views/"


def titles(desk, question):
    return [article.title for article in desk.get(f"{LIST}{question}").context["cl"].result_list]


def tabs_of(desk, question=""):
    return desk.get(f"{LIST}{question}").context["tabs"]


def test_tab_shows_what_the_list_of_work_on_the_desk_shows(desk, editor):
    make_everything(editor)
    work = ("mine", "review", "returned", "ready", "scheduled", "stale")
    shown = {key: titles(desk, f"?work={key}") for key in work}
    assert shown == {key: keys(key, editor) for key in work}
    assert all(shown.values())
    counted = {tab.query.removeprefix("work="): tab.count for tab in tabs_of(desk)["work"][1:]}
    assert counted == {key: str(len(shown[key])) for key in work}


def test_count_has_an_end_and_none_is_no_number(desk, editor, monkeypatch):
    monkeypatch.setattr(tabs, "MOST", 3)
    for _number in range(3):
        ArticleFactory(created_by=editor)
    publishing.submit(article=ArticleFactory(), by=None)
    assert [tab.count for tab in tabs_of(desk)["work"]] == ["", "2+", "1", "", "", "", ""]


def test_unknown_work_is_said_and_the_list_is_whole(desk):
    answer = desk.get(f"{LIST}?work=play", follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert [str(each) for each in answer.context["messages"]] == [
        "This list cannot be narrowed, sorted or turned like that (work); here it is whole."
    ]


def test_view_is_kept_as_the_list_understands_it_and_marked_when_it_is_shown(desk, editor):
    question = "o=1&language__exact=en&columns=&columns=kind&p=2"
    answer = desk.post(VIEWS, {"name": " English ", "query": question})
    [view] = SavedView.objects.all()
    assert (view.person, view.name, parse_qs(view.query, keep_blank_values=True)) == (
        editor,
        "English",
        {"o": ["1"], "language__exact": ["en"], "columns": ["", "kind"]},
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?{view.query}")
    page = desk.get(answer["Location"])
    assert [(tab.label, tab.is_current) for tab in page.context["tabs"]["own"]] == [("English", True)]
    assert page.context["can_be_saved"] is False
    assert desk.get(f"{LIST}?state=draft").context["can_be_saved"] is True


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "state=draft", "This field is required."),
        ("x" * 61, "state=draft", "Ensure this value has at most 60 characters (it has 61)."),
        (
            "Taken",
            "state=draft",
            "You have a view of this name already; choose another name, or remove that view first.",
        ),
        ("New", "", "The list cannot be narrowed like that; set its filters and try again."),
        (
            "New",
            "created_by__password__startswith=a",
            "The list cannot be narrowed like that; set its filters and try again.",
        ),
        ("New", "state=nonsense", "The list cannot be narrowed like that; set its filters and try again."),
        ("New", "published=May", "The list cannot be narrowed like that; set its filters and try again."),
        ("New", "q=" + "x" * 2_500, "These filters are too long to be kept; use fewer."),
    ],
    ids=str,
)
def test_view_that_cannot_be_kept_is_refused_with_what_was_typed(desk, editor, name, query, sentence):
    saved_views.keep(person=editor, name="Taken", query="state=draft")
    answer = desk.post(VIEWS, {"name": name, "query": query})
    form = answer.context["form"]
    said = [each for errors in form.errors.values() for each in errors]
    assert (answer.status_code, said, form["name"].value()) == (409, [sentence], name)
    assert SavedView.objects.count() == 1


def test_there_is_an_end_to_views_and_each_person_has_their_own(desk, editor, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 2)
    other = UserFactory(is_staff=True, is_superuser=True)
    theirs = saved_views.keep(person=other, name="Theirs", query="state=draft")
    for name in ("One", "Two"):
        saved_views.keep(person=editor, name=name, query="state=draft")
    answer = desk.post(VIEWS, {"name": "Three", "query": "state=draft"})
    assert [each for errors in answer.context["form"].errors.values() for each in errors] == [
        "You have 2 views, which is as many as there may be; remove one first."
    ]
    assert [tab.label for tab in tabs_of(desk)["own"]] == ["One", "Two"]
    for number in (theirs.pk, "nonsense", "9" * 30, SavedView.objects.get(name="One").pk):
        desk.post(VIEWS, {"remove": number})
    assert sorted(SavedView.objects.values_list("name", flat=True)) == ["Theirs", "Two"]


def test_views_page_lists_and_an_account_takes_its_views_along(desk, editor):
    saved_views.keep(person=editor, name="One", query="state=draft")
    page = desk.get(VIEWS).content.decode()
    assert (f'href="{LIST}?state=draft">One</a>' in page, 'aria-label="Remove “One”"' in page) == (True, True)
    gone = UserFactory(is_staff=True)
    saved_views.keep(person=gone, name="Gone", query="state=draft")
    gone.delete()
    assert list(SavedView.objects.values_list("name", flat=True)) == ["One"]
    nobody = DeskClient()
    nobody.force_login(UserFactory(is_staff=True))
    assert nobody.post(VIEWS, {"name": "Mine", "query": "state=draft"}).status_code == 403
