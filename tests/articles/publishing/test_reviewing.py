"""From translator to editor and back; nobody approves their own without saying why."""

import pytest
from django.contrib.admin.models import LogEntry

from articles import publishing, revisions
from articles.models import Article
from articles.publishing import NotPublishable
from tests.desk import person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    return person("translator")


@pytest.fixture
def editor():
    return person("editor")


@pytest.fixture
def submitted(translator):
    article = ArticleFactory(title="T", body="<p>The border has 164 km.</p>", created_by=translator)
    return publishing.submit(article=article, by=translator, comment="The names are checked.")


def history(article):
    return [
        entry.get_change_message() for entry in LogEntry.objects.filter(object_id=article.pk).order_by("pk")
    ]


def steps(article):
    return list(article.reviews.order_by("pk").values_list("step", "comment", "passage"))


def test_submit(submitted, translator):
    assert (submitted.status, steps(submitted)) == (
        "in_review",
        [("submitted", "The names are checked.", "")],
    )
    assert history(submitted) == ["Handed over for review."]
    with pytest.raises(NotPublishable) as error:
        publishing.submit(article=submitted, by=translator)
    assert error.value.problems == ["Only a draft can be handed over for review."]


def test_return_with_a_comment_on_a_passage(submitted, editor):
    article = publishing.give_back(article=submitted, by=editor, comment="Over?", passage="has 164 km")
    assert (article.status, steps(article)[-1]) == ("draft", ("returned", "Over?", "has 164 km"))
    assert history(article)[-1] == "Returned: Over?"


@pytest.mark.parametrize(
    ("comment", "passage", "problems"),
    [
        (" ", "", ["Say what is to be changed."]),
        (
            "Over?",
            "has 240 km",
            ["The passage does not stand in the text; copy it from there, or leave it empty."],
        ),
    ],
)
def test_return_that_does_not_say_what_is_refused(submitted, editor, comment, passage, problems):
    with pytest.raises(NotPublishable) as error:
        publishing.give_back(article=submitted, by=editor, comment=comment, passage=passage)
    assert (error.value.problems, len(steps(submitted))) == (problems, 1)


def test_approval_stands_until_the_text_changes(submitted, editor):
    review = publishing.approve(article=submitted, by=editor)
    assert publishing.approval_of(submitted) == review
    Article.objects.filter(pk=submitted.pk).update(title="Another")
    revisions.record(article=submitted, by=editor)
    assert publishing.approval_of(submitted) is None


def test_returned_text_is_not_approved(submitted, editor):
    publishing.approve(article=submitted, by=editor)
    publishing.give_back(article=submitted, by=editor, comment="One more thing.")
    assert publishing.approval_of(submitted) is None


@pytest.mark.parametrize("step", ["give_back", "approve"])
def test_what_is_not_in_review_is_neither_returned_nor_approved(editor, step):
    article = ArticleFactory(title="T")
    more = {"comment": "Why?"} if step == "give_back" else {}
    with pytest.raises(NotPublishable) as error:
        getattr(publishing, step)(article=article, by=editor, **more)
    assert error.value.problems == ["“T” is not in review."]


def test_nobody_approves_their_own(editor):
    article = publishing.submit(article=ArticleFactory(created_by=editor), by=editor)
    with pytest.raises(NotPublishable) as error:
        publishing.approve(article=article, by=editor, own_reason="I am sure.")
    assert error.value.problems == ["This text is your own; another editor has to approve it."]
    assert publishing.approval_of(article) is None


@pytest.mark.parametrize("mine", ["created_by", "taken_by", "submitted"])
def test_who_may_approve_their_own_says_why(mine):
    chief, other = person("administrator"), person("translator")
    article = ArticleFactory(**({} if mine == "submitted" else {mine: chief}))
    publishing.submit(article=article, by=chief if mine == "submitted" else other)
    with pytest.raises(NotPublishable) as error:
        publishing.approve(article=article, by=chief)
    assert error.value.problems == ["This text is your own; say why you approve it yourself."]

    review = publishing.approve(article=article, by=chief, own_reason="Nobody else is awake.")
    assert review.own_reason == "Nobody else is awake."
    assert history(article)[-1] == "Approved, though one's own: Nobody else is awake."


def test_reason_for_ones_own_is_not_kept_of_somebody_elses(submitted, editor):
    assert publishing.approve(article=submitted, by=editor, own_reason="x").own_reason == ""


def test_comment_changes_nothing_and_is_settled_once(submitted, translator):
    review = publishing.comment(article=submitted, by=translator, comment="See Decree 34.", passage="164 km")
    assert (Article.objects.get().status, review.resolved_at) == ("in_review", None)
    first = publishing.settle(review=review, by=translator).resolved_at
    assert publishing.settle(review=review, by=translator).resolved_at == first
    assert history(submitted)[-1] == "Settled: See Decree 34."


def test_public_article_is_not_handed_over(translator):
    with pytest.raises(NotPublishable) as error:
        publishing.submit(article=PublishedFactory(), by=translator)
    assert error.value.problems == ["Only a draft can be handed over for review."]
