"""Addresses no page has: 404 or 400 in words, never a 500, and nothing of what was sent comes back as markup."""

from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client
from django.test.client import ClientHandler

from tests.addresses import PUBLIC_ADDRESSES, walk
from tests.bad_addresses import CURSORS, FILTERS, PATHS, SCRIPT, VALUES
from tests.world import World

HANDLER = ClientHandler(enforce_csrf_checks=False)  # its middleware is set up once: a tenth of these requests


def ask(path: str, method: str = "GET"):
    """The answer to a request line as it travels, without the test client's own opinion of addresses."""
    path, _mark, query = path.partition("?")
    raw = unquote_to_bytes(path.encode("utf-8", "surrogatepass")).decode("latin-1")
    stranger = Client(raise_request_exception=False)
    stranger.handler = HANDLER
    return stranger.generic(method, "/", PATH_INFO=raw, QUERY_STRING=query)


def body_of(response) -> str:
    """Reading a streamed body to its end is what closes it: `close()` would end PostgreSQL's transaction, too."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def check_nothing_comes_back(response) -> None:
    """Neither as markup nor as a header."""
    text = body_of(response)
    if not response.headers["Content-Type"].startswith(
        ("application/feed+json", "application/json", "text/plain")
    ):
        assert SCRIPT not in text
        assert "<script>" not in text
        assert "<img src=x" not in text
    assert "\n" not in str(response.headers.get("Location", ""))
    assert "Set-Cookie" not in response.headers
    assert response.headers.get("Location", "/")[:1] == "/"
    assert response.headers.get("Location", "/")[:2] not in {"//", "/\\"}


@pytest.mark.parametrize("prefix", ["", "/vi"], ids=["en", "vi"])
def test_address_no_page_has_is_refused_in_words(world: World, prefix: str, subtests):
    for path in PATHS:
        with subtests.test(path[:60] + ("…" if len(path) > 60 else "")):
            response = ask(prefix + path)

            assert response.status_code in {301, 400, 404, 414}
            if response.status_code == 301:  # only ever to the same address with its slash
                assert response.headers["Location"].rstrip("/").count("/") >= 1
            check_nothing_comes_back(response)


def bare_addresses(world: World) -> dict[str, bool]:
    """Every public address in English once, without its query; whether it redirects."""
    return {
        address.path_in(world, "en").partition("?")[0]: address.kind == "redirect"
        for address in PUBLIC_ADDRESSES
    }


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
def test_any_query_on_any_address_is_answered(world: World, value: str, subtests):
    """Filters and parameters nobody has, each with every odd value. Cursors are asked further down."""
    for path, redirects in bare_addresses(world).items():
        for query in (
            "&".join(f"{name}={value}" for name in FILTERS),
            f"{value}={value}&{value}&p={value}&p={value}",
        ):
            with subtests.test(f"{path}?{query[:40]}"):
                response = ask(f"{path}?{query}")

                assert response.status_code in {301 if redirects else 200, 400, 404, 414}
                check_nothing_comes_back(response)


def test_any_odd_end_of_any_address_is_answered(world: World, subtests):
    for path in bare_addresses(world):
        for label, value in VALUES.items():
            with subtests.test(f"{path} {label}"):
                response = ask(f"{path}{value}/")

                assert response.status_code in {200, 301, 400, 404, 414}
                check_nothing_comes_back(response)


CURSOR_PAGES = ["/articles/", "/corrections/", "/provinces/dien-bien/articles/"]


@pytest.mark.parametrize("path", CURSOR_PAGES)
@pytest.mark.parametrize("prefix", ["", "/vi"], ids=["en", "vi"])
@pytest.mark.parametrize("parameter", ["before", "after"])
def test_forged_cursor_is_refused_in_words(world: World, path: str, prefix: str, parameter: str):
    answers = {cursor: ask(f"{prefix}{path}?{parameter}={cursor}").status_code for cursor in CURSORS}

    # A date alone is a cursor of articles: the twelfth of those dated May 2024.
    assert answers == {**CURSORS, "2024-05-12": 400 if path == "/corrections/" else 200}


@pytest.mark.parametrize("path", CURSOR_PAGES)
def test_both_cursors_at_once_are_refused_in_words(world: World, path: str):
    cursor = "2024-05-12T13:35:00Z-1"
    response = ask(f"{path}?before={cursor}&after={cursor}")

    assert response.status_code == 400
    assert "not for both" in body_of(response)


def test_head_is_get_without_its_body(world: World, subtests):
    for name, path, *_ in walk(world):
        with subtests.test(name):
            get, head = Client().get(path), Client().head(path)

            assert (head.status_code, body_of(head)) == (get.status_code, "")
            assert head.headers["Content-Type"] == get.headers["Content-Type"]


def test_nothing_public_can_be_written_to(world: World, subtests):
    for path in set(bare_addresses(world)) - {"/report/"}:
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            with subtests.test(f"{method} {path}"):
                response = ask(path, method)

                assert response.status_code == 405
                assert response.headers["Allow"] == "GET, HEAD"


def test_host_that_is_none_of_ours_is_not_repeated(world: World, subtests):
    for address in PUBLIC_ADDRESSES:
        for host in ("evil.example", "evil.example:99999999", "<script>"):
            with subtests.test(f"{host} {address}"):
                path = address.path_in(world, "en")
                response = Client(raise_request_exception=False).get(path, HTTP_HOST=host)

                assert response.status_code in {200, 301, 400}
                assert "evil.example" not in body_of(response)


ODD_HEADERS = [
    {"HTTP_ACCEPT_LANGUAGE": "x" * 5_000},
    {"HTTP_ACCEPT_LANGUAGE": "vi;q=\x00,**;q=1e999"},
    {"HTTP_COOKIE": "sessionid=\x00\ud800; csrftoken=<script>".encode("utf-8", "replace").decode("latin-1")},
    {"HTTP_COOKIE": "sessionid=" + "a" * 8_000},
    {"HTTP_IF_NONE_MATCH": 'W/"' + "a" * 5_000},
    {"HTTP_IF_MODIFIED_SINCE": "Thu, 99 Foo 0000 99:99:99 GMT"},
    {"HTTP_IF_MODIFIED_SINCE": "x" * 5_000},
    {"HTTP_RANGE": "bytes=99999999999999999999-0,-,a-b"},
    {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_PROTO": "javascript"},
    {"HTTP_X_FORWARDED_FOR": "<script>"},
    {"HTTP_REFERER": "javascript:alert(1)"},
    {"HTTP_USER_AGENT": SCRIPT},
    {"HTTP_ACCEPT": "x/" + "y" * 5_000},
    {"CONTENT_TYPE": "multipart/form-data; boundary="},
    {"CONTENT_LENGTH": "-1"},
    {"CONTENT_LENGTH": "x"},
]


def test_odd_header_changes_nothing(world: World, subtests):
    paths = [
        "/",
        "/articles/",
        "/feeds/articles.atom",
        "/sitemap.xml",
        world.articles["en"].get_absolute_url(),
    ]
    for path in paths:
        plain = Client().get(path)
        said = body_of(plain)
        for header in ODD_HEADERS:
            with subtests.test(f"{path} {str(header)[:60]}"):
                response = Client(raise_request_exception=False).get(path, **header)

                assert (response.status_code, body_of(response)) == (plain.status_code, said)
                assert "Set-Cookie" not in response.headers
