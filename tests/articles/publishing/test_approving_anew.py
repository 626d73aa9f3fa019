"""A change of a scheduled text: nothing goes out that nobody has approved or answered for."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from articles import publishing, revisions
from articles.choices import Status
from articles.models import Article, Waiver
from articles.translation import claiming
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, let_pass, person
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 5, 0, tzinfo=dt.UTC)  # noon in Viet Nam
LATER = NOW + dt.timedelta(days=1)
HEAD = (
    "“T” was changed after its approval. It is in review again, and goes out on 02.03.2026 12:00 (GMT+7) only if it is "
    "approved and published by then."
)
UNREAD = "Nobody has approved the text as it stands. Tick it and say why it is right as it is, or mend it."


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def publisher():
    return person("publisher", username="lan")


@pytest.fixture
def desk(publisher):
    client = DeskClient()
    client.force_login(publisher)
    return client


@pytest.fixture
def article(publisher):
    """Approved by an editor, scheduled by a publisher."""
    article = ArticleFactory(title="T", status="in_review")
    revisions.record_baseline(article)
    publishing.approve(article=article, by=person("editor"))
    publishing.publish(article=article, by=publisher, at=LATER, waived=let_pass(article))
    return Article.objects.get(pk=article.pk)


def change(article: Article, **changes: Any) -> tuple[str, dict[str, Any]]:
    known = {"title": article.title, "teaser": article.teaser, "body": article.body, "slug": article.slug}
    known |= {"translation_key": article.translation_key, "source": article.source_id}
    known |= {"publish_at": "2026-03-02 12:00"}
    return f"/admin/articles/article/{article.pk}/change/", article_data(**(known | changes))


def saved(desk: DeskClient, article: Article, **changes: Any) -> list[str]:
    """What is said of a save, but that it was one."""
    answer = desk.post(*change(article, **changes), follow=True)
    article.refresh_from_db()
    return [str(said) for said in answer.context["messages"] if "was changed successfully" not in str(said)]


def test_unapproved_change_is_in_review_again_and_not_public_when_its_time_comes(desk, article):
    assert saved(desk, article, body="<p>Never read.</p>") == [HEAD, UNREAD]
    assert (article.status, article.publish_at) == (Status.IN_REVIEW, LATER)
    with time_machine.travel(LATER + dt.timedelta(hours=1), tick=False):
        assert list(Article.objects.public()) == []


def test_change_with_a_reason_stays_on_the_schedule_and_the_reason_is_kept(desk, article, publisher):
    assert saved(desk, article, body="<p>A comma.</p>", unapproved="Minh has read it.") == []
    waiver = Waiver.objects.get(code="not_reviewed")
    assert (article.status, waiver.reason, waiver.by) == (Status.PUBLISHED, "Minh has read it.", publisher)


def test_reason_for_one_text_does_not_hold_for_the_next(desk, article):
    saved(desk, article, body="<p>A comma.</p>", unapproved="Minh has read it.")
    assert saved(desk, article, body="<p>Another text.</p>") == [HEAD, UNREAD]


@pytest.mark.parametrize(
    "changes",
    [{}, {"publish_at": "3/3 12:00"}, {"embargo_until": "2026-03-02 09:00"}],
)
def test_another_time_for_the_approved_text_asks_nobody(desk, article, changes):
    assert saved(desk, article, **changes) == []
    assert article.status == Status.PUBLISHED


def test_picture_changes_the_text_too(desk, article):
    image = ImageFactory(article=article, order=1)
    revisions.record(article=article, by=None)
    rows = {"images-TOTAL_FORMS": 1, "images-INITIAL_FORMS": 1, "images-0-id": image.pk, "images-0-order": 1}
    assert saved(desk, article, **rows, **{"images-0-caption": "Other"}) == [HEAD, UNREAD]


def test_unapproved_text_is_not_made_public_by_typing_now(desk, article):
    saved(desk, article, body="<p>Never read.</p>", publish_at="now")
    assert (article.status, list(Article.objects.public())) == (Status.IN_REVIEW, [])


def test_what_stands_against_publication_is_not_let_pass_by_a_reason(desk, article):
    assert saved(desk, article, body="", unapproved="Minh has read it.") == [HEAD, "The text is missing."]
    assert article.status == Status.IN_REVIEW


def test_save_and_publish_asks_like_a_publication(desk, article):
    nothing = {
        "waive-none": "on",
        "reason-none": "none",
    }  # else the desk of the tests answers for two warnings
    said = saved(desk, article, body="<p>Never read.</p>", **nothing, _publish="1")
    assert said == ["Saved, but not published:", UNREAD]
    assert article.status == Status.IN_REVIEW


def test_text_approved_again_goes_out_at_its_time(desk, article, publisher):
    saved(desk, article, body="<p>Read later.</p>")
    publishing.approve(article=article, by=person("editor"))
    publishing.publish(article=article, by=publisher, at=article.publish_at)
    with time_machine.travel(LATER, tick=False):
        assert list(Article.objects.public()) == [article]


def test_form_asks_beforehand_only_while_it_is_scheduled(desk, article):
    field = 'name="unapproved"'
    address, _sent = change(article)
    assert field in desk.get(address).content.decode()
    Article.objects.filter(pk=article.pk).update(publish_at=NOW)
    assert field not in desk.get(address).content.decode()


def test_bulk_action_leaves_it_alone_and_says_why(desk, article):
    chosen = {"action": "tag_selected", "_selected_action": [article.pk], "tag": "x", "confirmed": "yes"}
    answer = desk.post("/admin/articles/article/", chosen, follow=True)
    [said] = answer.context["messages"]
    assert str(said) == (
        "“T” was not changed. It is scheduled, and a change lifts its approval: "
        "change it in its form, which asks about that."
    )


def test_who_takes_over_what_is_scheduled_has_not_translated_it(article):
    other = person("publisher", first_name="Minh", last_name="Tran")
    claiming.take_over(article=article, by=other, reason="Ill.")
    assert article.credits.count() == 0
