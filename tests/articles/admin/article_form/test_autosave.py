"""Typed and not saved: kept in one row an opened form, offered again, dropped by saving; and who else is at it."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from articles.editing.autosave import mark_present, others_present
from articles.models import Article, Autosave, Revision
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
NEW = "/admin/articles/article/autosave/"


def desk_of(user):
    client = DeskClient()
    client.force_login(user)
    return client


@pytest.fixture
def lan():
    return person("translator", username="lan")


def at(article, page=""):
    return f"/admin/articles/article/{article.pk}/{page}"


def notices(desk, path):
    return [notice.sentence for notice in desk.get(path).context.get("desk_notices", [])]


def test_many_autosaves_are_one_row_without_history(lan):
    desk, article = desk_of(lan), ArticleFactory(title="T")
    version = desk.get(at(article, "change/")).context["desk_version"]
    for number in range(5):
        answer = desk.post(at(article, "autosave/"), article_data(title=f"Typed {number}", version=version))
        assert answer.status_code == 200
    [row] = Autosave.objects.all()
    assert (dict(row.data)["title"], row.article, row.person) == ("Typed 4", article, lan)
    assert (Article.objects.get().title, Revision.objects.count()) == ("T", 0)
    assert desk.get(at(article, "change/")).context["desk_version"] == version


def test_text_of_a_killed_tab_is_put_into_the_form_and_saved_from_there(lan):
    desk, article = desk_of(lan), ArticleFactory(title="T")
    version = desk.get(at(article, "change/")).context["desk_version"]
    typed = article_data(title="Typed", version=version, translation_key=article.translation_key)
    desk.post(at(article, "autosave/"), typed)
    [sentence] = notices(desk, at(article, "change/"))
    assert sentence.startswith("There is text of yours that was never saved, of ")
    offer = desk.get(at(article, "autosave/offer/"))
    kept = dict(offer.context["fields"])
    form = desk.post(offer.context["target"], {**kept, "_restore": "x"})
    assert [wrong.sentence for wrong in form.context["desk_errors"]] == [
        "This is what you had typed. It is not saved yet: look it through and save."
    ]
    assert (form.context["adminform"].form["title"].value(), form.context["desk_version"]) == (
        "Typed",
        version,
    )
    assert (Article.objects.get().title, Autosave.objects.count()) == ("T", 1)
    assert desk.post(offer.context["target"], kept).status_code == 302
    assert (Article.objects.get().title, Autosave.objects.count()) == ("Typed", 0)


def test_offer_compares_what_was_typed_with_what_is_there(lan):
    desk = desk_of(lan)
    article = ArticleFactory(title="T", body="<p>One.</p><p>Two.</p>", original_text="Một.")
    typed = {"title": "Typed", "body": "<p>One.</p><p>2.</p>", "original_text": "Một. Hai."}
    desk.post(at(article, "autosave/"), article_data(**typed))
    page = desk.get(at(article, "autosave/offer/")).context
    assert [chunk.mine for chunk in page["conflict"].chunks] == [("<p>One.</p>",), ("<p>2.</p>",)]
    assert ("Typed", "T") in [(line.mine, line.theirs) for line in page["conflict"].lines]
    assert page["shown"] == ["Một. Hai."]


def test_kept_text_of_an_article_changed_meanwhile_is_shown_beside_it(lan):
    desk, article = desk_of(lan), ArticleFactory(title="T")
    version = desk.get(at(article, "change/")).context["desk_version"]
    desk.post(at(article, "autosave/"), article_data(title="Typed", version=version))
    Article.objects.filter(pk=article.pk).update(title="Theirs")
    kept = dict(desk.get(at(article, "autosave/offer/")).context["fields"])
    assert desk.post(at(article, "change/"), {**kept, "_restore": "x"}).status_code == 409
    assert (Article.objects.get().title, Autosave.objects.count()) == ("Theirs", 1)


def test_new_article_is_kept_and_offered_too(lan):
    desk = desk_of(lan)
    desk.post(NEW, article_data(title="Typed"))
    assert len(notices(desk, ADD)) == 1
    offer = desk.get(f"{NEW}offer/")
    desk.post(offer.context["target"], dict(offer.context["fields"]))
    assert (Article.objects.get().title, Autosave.objects.count()) == ("Typed", 0)


def test_dropped_by_a_button_and_not_by_a_visit(lan):
    desk, article = desk_of(lan), ArticleFactory()
    desk.post(at(article, "autosave/"), article_data(title="Typed"))
    desk.get(at(article, "autosave/offer/"))
    assert Autosave.objects.count() == 1
    desk.post(at(article, "autosave/offer/"))
    assert Autosave.objects.count() == 0
    assert desk.get(at(article, "autosave/offer/")).status_code == 302


def test_two_tabs_of_one_person_are_kept_beside_each_other(lan):
    """Whichever is saved, the text of the other one is offered."""
    desk, article = desk_of(lan), ArticleFactory(title="T")
    keys = [desk.get(at(article, "change/")).context["desk_form_key"] for _tab in "12"]
    first, second = (
        article_data(title=f"Tab {number}", form_key=key, translation_key=article.translation_key)
        for number, key in enumerate(keys, start=1)
    )
    for typed in (first, second, first):
        assert desk.post(at(article, "autosave/"), typed).status_code == 200
    assert sorted(dict(row.data)["title"] for row in Autosave.objects.all()) == ["Tab 1", "Tab 2"]
    assert desk.post(at(article, "change/"), first).status_code == 302
    kept = desk.get(at(article, "autosave/offer/")).context["fields"]
    assert dict(kept)["title"] == "Tab 2"
    answer = desk.post(at(article, "change/"), {**dict(kept), "title": ""})
    assert (answer.status_code, answer.context["desk_form_key"]) == (200, keys[1])  # it is still that form
    desk.post(at(article, "autosave/offer/"), {"form_key": "another tab, that was kept meanwhile"})
    assert Autosave.objects.count() == 1
    desk.post(at(article, "autosave/offer/"), {"form_key": keys[1]})
    assert Autosave.objects.count() == 0


def test_same_words_in_two_opened_forms_are_saved_by_one_save(lan):
    """The back button brings them into a form that is opened anew."""
    desk, article = desk_of(lan), ArticleFactory(title="T")
    typed = article_data(title="Typed", translation_key=article.translation_key)
    for key in ("left", "back", "other words"):
        title = {"title": key} if key == "other words" else {}
        desk.post(at(article, "autosave/"), typed | title | {"form_key": key})
    assert (
        desk.post(at(article, "change/"), typed | {"form_key": "back", "_continue": "x"}).status_code == 302
    )
    assert [row.form_key for row in Autosave.objects.all()] == ["other words"]


def test_nobody_is_offered_what_somebody_else_typed(lan):
    article = ArticleFactory()
    desk_of(lan).post(at(article, "autosave/"), article_data(title="Typed by Lan"))
    other = desk_of(person("translator", username="minh"))
    assert [each for each in notices(other, at(article, "change/")) if "never saved" in each] == []
    assert other.get(at(article, "autosave/offer/")).status_code == 302


def test_what_somebody_may_not_change_is_not_kept(lan):
    article = PublishedFactory()
    assert desk_of(lan).post(at(article, "autosave/"), article_data()).status_code == 403
    assert desk_of(person("registrar")).post(NEW, article_data()).status_code == 403
    assert Autosave.objects.count() == 0


def test_session_that_ended_is_said_by_the_status(lan):
    assert DeskClient().post(at(ArticleFactory(), "autosave/"), article_data()).status_code == 403
    assert Autosave.objects.count() == 0


def test_who_else_has_the_form_open(lan):
    article, minh = ArticleFactory(), person("translator", username="minh")
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        desk_of(minh).get(at(article, "change/"))
        here = desk_of(lan).get(at(article, "change/")).context["desk_here"]
        shown = timezone.localtime(start).strftime("%H:%M")
        assert here == f"Also open: minh since {shown}"
        clock.shift(dt.timedelta(seconds=90))
        answer = desk_of(lan).post(at(article, "presence/"))
        assert answer.json() == {"others": ["minh"], "faces": []}
        clock.shift(dt.timedelta(seconds=90))
        assert desk_of(lan).get(at(article, "change/")).context["desk_here"] == ""


def test_reader_of_the_form_is_not_at_it(lan):
    article = ArticleFactory()
    desk_of(person("registrar")).get(at(article, "change/"))
    assert notices(desk_of(lan), at(article, "change/")) == []


@pytest.mark.parametrize("page", ["autosave/", "presence/"])
def test_visit_changes_nothing(lan, page):
    assert desk_of(lan).get(at(ArticleFactory(), page)).status_code == 403


def test_what_is_beyond_the_limit_is_not_kept(lan, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    answer = desk_of(lan).post(at(ArticleFactory(), "autosave/"), article_data(body="x" * 20_000))
    assert (answer.status_code, Autosave.objects.count()) == (400, 0)


def test_presence_costs_the_same_for_one_and_for_thirty(lan, django_assert_num_queries):
    article = ArticleFactory()
    for number in range(30):
        mark_present(article=article, person=person("translator", username=f"t{number}"))
    with django_assert_num_queries(1):
        assert len([str(each.person) for each in others_present(article=article, person=lan)]) == 30
