"""The page of all change notes."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import PUBLISHED_AT, ChangeNoteFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def texts(response):
    return [note.text for note in response.context["page"]]


def test_corrections_are_newest_first_and_lead_on(client):
    article = PublishedFactory(title="The gates")
    for number in range(21):
        ChangeNoteFactory(
            article=article, text=f"Note {number}", at=PUBLISHED_AT + dt.timedelta(hours=number)
        )
    first = client.get("/corrections/")
    assert texts(first) == [f"Note {number}" for number in range(20, 0, -1)]
    assert texts(client.get("/corrections/", {"before": first.context["page"].older})) == ["Note 0"]
    assert '<a href="/articles/2024/05/12/the-gates/">The gates</a>' in first.content.decode()


@pytest.mark.parametrize("state", HIDDEN)
def test_corrections_of_hidden_articles_are_hidden(client, state):
    ChangeNoteFactory(article=PublishedFactory(**hidden(state)))
    assert texts(client.get("/corrections/")) == []


def test_corrections_wait_for_their_time_and_keep_to_their_language(client):
    ChangeNoteFactory(text="Later", at=timezone.now() + dt.timedelta(minutes=1))
    ChangeNoteFactory(text="Bằng tiếng Việt", article=PublishedFactory(language="vi"))
    ChangeNoteFactory(text="In English")
    assert texts(client.get("/corrections/")) == ["In English"]
    assert texts(client.get("/vi/corrections/")) == ["Bằng tiếng Việt"]
