"""What is published in one language only has a page of words in the other; what is public in none has no page."""

import pytest
import time_machine

from articles.models import Article
from tests.factories import CreditFactory, PublishedFactory
from tests.world import HIDDEN, NOW, STATES

pytestmark = pytest.mark.django_db
WORDS = "Hiện có bằng tiếng Anh:"


@pytest.fixture
def article() -> Article:
    article = PublishedFactory(title="Salt on the road")
    article.tags.add("salt")
    CreditFactory(article=article, person__name="Hoa Lan")
    return article


PLACES = [
    "/tags/salt/",
    "/people/hoa-lan/",
    "/articles/2024/",
    "/articles/2024/05/",
    "/articles/2024/05/12/",
    "/articles/2024/05/12/salt-on-the-road/",
]


def switch(page: str) -> str:
    return page.partition('class="language-switch" href="')[2].partition('"')[0]


@pytest.mark.parametrize("path", PLACES)
def test_switch_keeps_the_place_there_and_back(client, article, path):
    there = switch(client.get(path).content.decode())
    response = client.get(there)
    page = response.content.decode()

    assert (there, response.status_code, switch(page)) == (f"/vi{path}", 200, path)
    assert WORDS in page
    assert f'<a href="{article.get_absolute_url()}" hreflang="en" lang="en">Salt on the road</a>' in page
    assert 'rel="canonical"' not in page


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_not_named_in_the_other_language_either(client, article, path, state):
    Article.objects.update(**STATES[state])

    with time_machine.travel(NOW, tick=False):
        assert client.get(f"/vi{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("/agreements/?country=laos&year=1977", "/vi/agreements/?country=laos&amp;year=1977"),
        ("/vi/search/?q=%C4%90i%E1%BB%87n", "/search/?q=%C4%90i%E1%BB%87n"),
        ("/articles/?before=2024-05-12T13:35:01Z-1", "/vi/articles/"),
        ("/nowhere/", "/vi/"),
        ("/vi/tags/never/", "/"),
    ],
)
def test_switch_keeps_choices_but_no_place_in_a_list(client, path, twin):
    assert switch(client.get(path).content.decode()) == twin


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/x%00/", 400, {"": "unreadable character", "/vi": "ký tự không đọc được"}),
        ("/" + "a" * 9_000, 414, {"": "too long to be one of ours", "/vi": "quá dài"}),
    ],
)
def test_address_of_no_page_is_refused_in_the_dress_of_the_site(client, prefix, address, status, words):
    response = client.get(prefix + address)

    assert (response.status_code, response.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words[prefix] in response.content.decode()
    assert "css/site.css" in response.content.decode()
