"""Pages for what goes wrong."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory

from config import views
from tests.factories import ArticleFactory


@pytest.mark.django_db
def test_unknown_address_answers_in_the_sites_dress(client):
    ArticleFactory(title="A draft")
    response = client.get("/nothing-here/")
    page = response.content.decode()
    assert (response.status_code, "No such page" in page, "A draft" in page) == (404, True, False)
    assert 'content="noindex"' in page


@pytest.mark.django_db
def test_error_pages_ask_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/nothing-here/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/provinces/dien-bienn/", "dien bienn"),
        ("/vi/articles/2024/05/12/%C4%90i%E1%BB%87n_bi%C3%AAn", "Điện biên"),
        ("/articles/2024/13/", ""),
        ("/a/999999/", ""),
        ('/x"><b>y/', "x b y"),
        (f"/{'long-' * 100}/", "long " * 60),
    ],
)
def test_unknown_address_offers_a_search_for_its_words(client, path, words):
    response = client.get(path)
    assert (response.status_code, response.context["words"]) == (404, words)
    filled = f'name="q" value="{words}"' in response.content.decode()
    assert filled or not words


def test_bad_request_does_not_repeat_what_was_sent():
    request = RequestFactory().get("/")
    page = views.bad_request(request, SuspiciousOperation("<b>evil</b>")).content.decode()
    assert ("evil" in page, "We could not read that" in page) == (False, True)


def test_unknown_host_is_refused_in_words(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert (response.status_code, "We could not read that" in response.content.decode()) == (400, True)


def test_forbidden_says_what_to_do():
    response = views.forbidden(RequestFactory().get("/"), PermissionDenied())
    assert (response.status_code, "log in again" in response.content.decode()) == (403, True)


def test_server_error_needs_neither_database_nor_addresses(settings):
    settings.ROOT_URLCONF = "no.such.module"
    settings.STORAGES = {}
    response = views.server_error(RequestFactory().get("/"))
    assert (response.status_code, "Something broke on our side" in response.content.decode()) == (500, True)
