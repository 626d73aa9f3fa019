"""Find and replace over articles: shown first, then done, and said to readers where they have read it."""

import pytest

from articles.models import Article, ChangeNote, Revision
from tests.articles.admin.test_actions import LIST, run, said
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
WORDS = {
    "find": "Vietnam",
    "put": "Viet Nam",
    "whole_words": "on",
    "match_case": "on",
    "note_kind": "correction",
}


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("publisher", username="mai"))
    return client


def ask(desk, articles, **more):
    data = {**WORDS, "significance": "10", "confirmed": "yes", **more}
    return run(desk, "replace_selected", articles, **data)


def test_what_would_change_is_shown_and_only_then_done(desk):
    one = ArticleFactory(title="One", body="<p>In Vietnam.</p>")
    other = ArticleFactory(title="Other", body="<p>Elsewhere.</p>")
    page = ask(desk, [one, other])
    assert (page.context["can"], [article for article, _ in page.context["cannot"]]) == ([one], [other])
    assert "In <del>Vietnam</del><ins>Viet Nam</ins>." in page.content.decode()
    assert Article.objects.get(pk=one.pk).body == "<p>In Vietnam.</p>"
    done = ask(desk, [one, other], seen=page.context["seen"])
    assert said(done) == [
        "1 article was changed.",
        "“Other” was not changed. These words do not stand in it.",
    ]
    assert Article.objects.get(pk=one.pk).body == "<p>In Viet Nam.</p>"
    assert Revision.objects.filter(article=one).latest("pk").reason == "“Vietnam” replaced by “Viet Nam”."


def test_other_words_than_were_shown_are_shown_again(desk):
    article = ArticleFactory(body="<p>In Vietnam.</p>")
    seen = ask(desk, [article]).context["seen"]
    page = ask(desk, [article], put="VN", seen=seen)
    assert (page.context["seen"] == seen, Article.objects.get().body) == (False, "<p>In Vietnam.</p>")


def test_public_text_gets_the_note(desk):
    article = PublishedFactory(body="<p>In Vietnam.</p>")
    more = {"significance": "30", "note_text": "The name was wrong."}
    ask(desk, [article], **more, seen=ask(desk, [article], **more).context["seen"])
    assert ChangeNote.objects.get().text == "The name was wrong."
    assert Article.objects.get().body == "<p>In Viet Nam.</p>"


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"find": ""}, "find", "This field is required."),
        ({"put": "Vietnam"}, "put", "These are the same words."),
        ({"significance": "30"}, "note_text", "Say what was wrong and what is right now."),
        (
            {"note_text": "x"},
            "note_text",
            "A typo gets no public note; empty the note, or call the change more than a typo.",
        ),
        ({"find": "x" * 201}, "find", "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_question_without_sense_is_answered_beside_its_field(desk, more, field, sentence):
    article = ArticleFactory(body="<p>In Vietnam.</p>")
    page = ask(desk, [article], **more)
    assert page.context["form"].errors[field] == [sentence]


def test_title_is_never_emptied(desk):
    article = ArticleFactory(title="Vietnam")
    page = ask(desk, [article], put="")
    assert [problems for _, problems in page.context["cannot"]] == [["It would be left without a title."]]


def test_translator_replaces_nothing_that_readers_have_read():
    desk = DeskClient()
    desk.force_login(person("translator", username="lan"))
    draft, public = ArticleFactory(body="<p>Vietnam</p>"), PublishedFactory(body="<p>Vietnam</p>")
    page = run(desk, "replace_selected", [draft, public], **WORDS, significance="10", confirmed="yes")
    assert page.context["can"] == [draft]
    assert desk.get(LIST).status_code == 200
