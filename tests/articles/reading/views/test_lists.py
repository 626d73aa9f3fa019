"""Lists of articles, tags, and articles of a province."""

import datetime as dt

import pytest

from articles.reading.cursor_pagination import PAGE_SIZE
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    CreditFactory,
    ProvinceFactory,
    PublishedFactory,
    SuccessionFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["page"]]


def test_list_has_twenty_a_page_and_leads_on(client):
    for number in range(21):
        PublishedFactory(title=f"Story {number}", publish_at=PUBLISHED_AT + dt.timedelta(hours=number))
    first = client.get("/articles/")
    assert titles(first) == [f"Story {number}" for number in range(20, 0, -1)]
    second = client.get("/articles/", {"before": first.context["page"].older})
    assert titles(second) == ["Story 0"]
    assert f"?before={first.context['page'].older}".replace(":", "%3A") in first.content.decode()
    assert 'rel="prev"' in second.content.decode()


def test_list_names_the_years_that_have_articles(client):
    PublishedFactory(publish_at=dt.datetime(2019, 12, 31, 17, 30, tzinfo=dt.UTC))
    PublishedFactory(publish_at=PUBLISHED_AT)
    ArticleFactory(publish_at=dt.datetime(2022, 1, 5, tzinfo=dt.UTC))
    assert [period.address for period in client.get("/articles/").context["years"]] == [
        "/articles/2024/",
        "/articles/2020/",
    ]


def test_list_without_articles_says_so(client):
    ArticleFactory(title="A draft")
    response = client.get("/articles/")
    assert titles(response) == []
    assert "Nothing is published in this language yet." in response.content.decode()


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("address", ["/articles/", "/provinces/dien-bien/articles/", "/tags/", "/tags/salt/"])
def test_lists_show_nothing_hidden(client, state, address):
    article = PublishedFactory(title="Hidden words", **hidden(state))
    article.tags.add(TagFactory(name="salt"))
    article.provinces.add(ProvinceFactory(name="Dien Bien"))
    response = client.get(address)
    page = response.content.decode()
    assert ("Hidden words" in page, "/tags/salt/" in page) == (False, False)
    assert response.status_code == (404 if address == "/tags/salt/" else 200)


def test_lists_speak_the_language_of_the_path(client):
    for language, title in (("en", "In English"), ("vi", "Tiếng Việt")):
        article = PublishedFactory(title=title, language=language)
        article.tags.add("salt")
        article.provinces.add(ProvinceFactory(name=f"Of {language}", slug=f"of-{language}"))
    assert titles(client.get("/articles/")) == titles(client.get("/tags/salt/")) == ["In English"]
    assert titles(client.get("/vi/articles/")) == titles(client.get("/vi/tags/salt/")) == ["Tiếng Việt"]
    assert titles(client.get("/provinces/of-vi/articles/")) == []
    assert titles(client.get("/vi/provinces/of-vi/articles/")) == ["Tiếng Việt"]


def test_tags_stand_under_their_first_letter(client):
    PublishedFactory().tags.add("salt", "Đối ngoại", "sea")
    letters = client.get("/tags/").context["letters"]
    assert [(letter, [tag.name for tag in tags]) for letter, tags in letters] == [
        ("D", ["Đối ngoại"]),
        ("S", ["salt", "sea"]),
    ]


def test_province_articles_keep_the_former_name(client):
    today = ProvinceFactory(name="Tay Ninh", local_name="Tây Ninh")
    former = ProvinceFactory(name="Long An", valid_to="2025-07-01")
    SuccessionFactory(predecessor=former, successor=today)
    PublishedFactory(title="On Long An").provinces.add(former)
    PublishedFactory(title="On another").provinces.add(ProvinceFactory(name="Ha Tinh"))
    response = client.get("/provinces/tay-ninh/articles/")
    assert titles(response) == ["On Long An"]
    assert (
        '<a class="article-card__place" href="/provinces/long-an/">Long An</a>' in response.content.decode()
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tags/nothing/", 404),
        ("/provinces/nowhere/articles/", 404),
        ("/articles/?before=yesterday", 400),
        ("/articles/?after=2024-99-99T00:00:00Z-1", 400),
        ("/articles/?before=2024-05-12T00:00:00Z-1&after=2024-05-12T00:00:00Z-1", 400),
    ],
)
def test_lists_answer_bad_addresses_in_words(client, address, status):
    PublishedFactory()
    response = client.get(address)
    assert (response.status_code, b"Traceback" in response.content, b"<h1" in response.content) == (
        status,
        False,
        True,
    )


def test_articles_of_a_person_with_two_roles_in_each_fill_the_page(client):
    credited = CreditFactory(role="author", article=PublishedFactory())
    for _number in range(PAGE_SIZE):
        CreditFactory(role="author", article=PublishedFactory(), person=credited.person)
    for credit in credited.person.credits.all():
        CreditFactory(role="translator", article=credit.article, person=credited.person)
    address = credited.person.get_absolute_url()
    first = client.get(address).context["page"]
    rest = client.get(address, {"before": first.older}).context["page"]
    assert (len(first), len(rest), rest.older) == (PAGE_SIZE, 1, "")
    assert len({row.pk for row in (*first, *rest)}) == PAGE_SIZE + 1
