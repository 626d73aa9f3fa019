"""The page of search: what phrases, accents and dates mean, and what crawlers are told."""

import datetime as dt
import re

import pytest

from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import PublishedFactory

pytestmark = pytest.mark.django_db
PAGE = "/search/"


def titles(client, **asked):
    return [row["article"].title for row in client.get(PAGE, asked).context["rows"]]


def test_phrase_meets_plural_and_singular_and_is_offered_without_its_marks(client):
    PublishedFactory(title="One", body="<p>Joint patrols at sea.</p>")
    PublishedFactory(title="Two", body="<p>A patrol, and a joint effort.</p>")
    assert titles(client, q='"joint patrol"') == ["One"]
    page = client.get(PAGE, {"q": '"patrol effort"'})
    assert (page.context["rows"], page.context["unquoted"]) == ([], "patrol effort")
    assert b'href="?q=patrol%20effort"' in page.content
    assert titles(client, q="patrol effort") == ["Two"]


def test_accented_word_that_folds_to_a_stop_word_finds_itself_alone(client):
    PublishedFactory(title="Right", body="<p>Mr Thế and Mr Tô spoke.</p>")
    PublishedFactory(title="Wrong", body="<p>The man went to them.</p>")
    assert [titles(client, q=typed) for typed in ("Thế", "Tô", "Thế Tô")] == [["Right"]] * 3
    assert sorted(titles(client, q="the")) == ["Right", "Wrong"]


def test_date_that_is_none_is_said_and_nothing_else(client):
    page = client.get(PAGE, {"q": "from:foo"})
    assert page.context["choices"].problems == [
        "“from:foo” is no date and was left out; write it as in from:2024-05 or to:2024-08-15."
    ]
    assert b"Nothing found" not in page.content


def test_date_leads_to_its_articles_in_the_language_that_has_some(client):
    at = dt.datetime.fromisoformat("2024-08-15T08:00:00+07:00")
    PublishedFactory(title="Of that day", publish_at=at)
    for hidden_state in HIDDEN:
        PublishedFactory(title=hidden_state, language="vi", **{"publish_at": at, **hidden(hidden_state)})
    for typed in ("tháng 8 2024", "15 August 2024", "2024"):
        page = client.get(PAGE, {"q": typed})
        assert [row["article"].title for row in page.context["rows"]] == ["Of that day"]
    assert client.get(PAGE, {"q": "September 2024"}).context["period"]["count"] == 0
    page = client.get(f"/vi{PAGE}", {"q": "tháng 8/2024"})
    assert 'href="/articles/2024/08/" hreflang="en"' in page.content.decode()


def test_crawlers_are_kept_out_of_choices(client):
    article = PublishedFactory(title="Patrol")
    article.tags.add("sea")
    html = client.get(PAGE, {"q": "patrol", "year": "2024"}).content.decode()
    assert '<link rel="canonical" href="http://testserver/search/">' in html
    assert '<meta name="robots" content="noindex, follow">' in html
    choices = re.findall(r'<a [^>]*href="\?[^>]*>', html)
    assert [link for link in choices if 'rel="nofollow"' not in link] == []
    assert len(choices) >= 4
