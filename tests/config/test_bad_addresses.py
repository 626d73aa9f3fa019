"""Addresses no page has: 404 or 400 in words, never a 500, and nothing of what was sent comes back as markup."""

from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client

from tests.addresses import PUBLIC_ADDRESSES, walk
from tests.world import World

FILTERS = [
    "country",
    "level",
    "instrument",
    "type",
    "year",
    "status",
    "province",
    "line",
    "q",
    "page",
    "sort",
]

SCRIPT = "<script>alert(1)</script>"
OVERLONG = "%C0%80%E0%80%AF%ED%A0%80%FF"  # overlong NUL and slash, a lone surrogate, no UTF-8 at all
# Values for a part of an address or of a query, as they travel: percent-encoded.
VALUES = {
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "quotes": "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "overlong utf-8": OVERLONG,
    "lone surrogate": "%ED%A0%80",
    "bidi override": "%E2%80%AE",
    "escape and newline": "%1B%0D%0ASet-Cookie:%20a=b",
    "dots": "..%2f..%2fetc%2fpasswd",
    "negative": "-1",
    "huge number": "9" * 60,
    "arabic digits": "%D9%A2%D9%A0%D9%A2%D9%A4",
    "template": "%7B%7B7*7%7D%7D",
    "null": "null",
    "empty": "",
    "comma": "1,2",
    "operator": "__class__",
    "ten kilobytes": "a" * 10_000,
    "nul": "%00",
}
PATHS = [
    # impossible dates
    *(f"/articles/{date}/" for date in (
        "0000", "00001", "10000", "24", "-2024", "2024/00", "2024/13", "2024/5", "2024/99", "2024/02/30", "2023/02/29",
        "2024/02/31", "2024/04/31", "2024/05/00", "2024/05/32", "2024/05/1", "2024/05/12/13/14", "9999", "9999/12",
        "9999/12/31", "0001", "0001/01", "0001/01/01", "1e3", "0x10", "２０２４", "%D9%A2%D9%A0%D9%A2%D9%A4",
        "2024/%D9%A0%D9%A5", "2024/05/%D9%A1%D9%A2", "2024/05/12/%D9%A1", "%E0%A5%A8", "2024%00", "2024/05/12/x%00",
        "2024/05/12/" + "a" * 3_000, "2024/02/31/title", "0000/00/00/title", "9999/12/31/title",
    )),
    # numbers
    *(f"/a/{number}/" for number in (
        "0", "-1", "+1", "1.0", "1e3", "9223372036854775807", "9223372036854775808", "999999999999999999",
        "999999999999999999999", "9" * 400, "%D9%A1", "1%00", "None", "%20", "1%0A", "١",
    )),
    "/images/0/x.png", "/images/999999999999999999/x.png", "/images/999999999999999999999/x.png",
    "/images/1/..%2f..%2fconfig%2fsettings.py", "/images/1/%00.png", "/images/-1/x.png", "/images/1/",
    # names
    *(f"/{kind}/{name}/" for kind in ("provinces", "units", "countries", "agreements", "twinning", "tags") for name in (
        "never-written", "VN", "điện-biên", "dien%20bien", "a" * 101, "a" * 3_000, "%00", "%ED%A0%80", "%C0%80",
        "%3Cscript%3E", "..", ".", "%2e%2e", "1;drop%20table", "%25", "%s", "{}", "__init__",
    )),
    "/provinces/never-written/articles/", "/provinces/never-written/articles.atom", "/tags/never-written/articles.atom",
    "/border/nowhere/", "/feeds/", "/feeds/articles.xml", "/sitemap-.xml", "/sitemap-nothing.xml", "/sitemap-%00.xml",
    "/media/articles/x.png", "/static/../config/settings.py", "/.git/config", "/.env", "/db.sqlite3", "/favicon.icon",
    "//", "///articles//", "//evil.example/", "/%2f%2fevil.example/", "/vi//", "/vi/vi/", "/en/", "/vi/healthz", "/VI/",
    "/\\evil.example/", "/%5cevil.example/", "/;/", "/articles/;jsessionid=1/", "/" + "a/" * 1_500, "/" + "a" * 10_000,
]  # fmt: skip


def ask(path: str, method: str = "GET"):
    """The answer to a request line as it travels, without the test client's own opinion of addresses."""
    path, _mark, query = path.partition("?")
    raw = unquote_to_bytes(path.encode("utf-8", "surrogatepass")).decode("latin-1")
    return Client(raise_request_exception=False).generic(method, "/", PATH_INFO=raw, QUERY_STRING=query)


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


CURSORS = {
    "x": 400,
    "1": 400,
    "-1": 400,
    "2024-05-12": 400,
    "2024-05-12T13:35:00Z": 400,
    "2024-05-12T13:35:00Z-": 400,
    "2024-05-12T13:35:00Z--1": 400,
    "2024-05-12T13:35:00Z-x": 400,
    "2024-13-12T13:35:00Z-1": 400,
    "2024-02-31T13:35:00Z-1": 400,
    "0000-01-01T00:00:00Z-1": 400,
    "2024-05-12T25:00:00Z-1": 400,
    "2024-05-12T13:35:00%2B07:00-1": 400,
    "2024-05-12T13:35:00Z-9999999999999999999": 400,
    "%D9%A2%D9%A0%D9%A2%D9%A4-05-12T13:35:00Z-1": 400,
    "2024-05-12T13:35:00Z-1%0A": 400,
    "[]": 400,
    "%00": 400,
    "": 200,
    "9999-12-31T23:59:59.999999Z-999999999999999999": 200,
    "0001-01-01T00:00:00Z-0": 200,
    "2024-05-12T13:35:00Z-1": 200,
}
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
