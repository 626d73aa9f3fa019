"""Bytes that no text holds, in every parameter, field and header that readers' pages take: the same literal answer on
both databases, and never a failure. A letter of a word is the answer to one of tests/hostile_bytes.py.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client

from articles.models import ErrorReport
from config.kept_pages.addresses import KNOWN
from tests.config.test_bad_addresses import ask, bare_addresses
from tests.hostile_bytes import FORM, HEADERS, HOSTILE, body_of, letters
from tests.world import World

# b: refused in words, o: shown, -: nowhere, r: led elsewhere, L: too long.
USUAL = "booooooooL"
TWICE = "boooooLooL"  # where they stand twice in an address
# Parameters that are refused for what they say: cursors, a day, a page of a feed.
STRICT = "bbbbbbbbbL"
READ: dict[str, set[str]] = {
    "/search/": KNOWN,
    "/search/articles.atom": {"q", "province", "from", "page"},
    "/articles/": {"before", "after", "p"},
    "/corrections/": {"before", "after"},
    "/tags/": {"from"},
    "/tags/border/": {"before", "after"},
    "/provinces/dien-bien/articles/": {"before", "after"},
    "/agreements/": {"country", "instrument", "year", "status", "asof"},
    "/twinning/": {"country", "level", "province", "line", "asof"},
    "/gates/": {"class", "line", "province"},
    "/units/": {"province", "asof"},
    "/provinces/": {"asof"},
    "/feeds/articles.atom": {"before", "page"},
    "/feeds/articles.json": {"before", "page"},
    "/report/": {"about", "passage"},
}
BY_CURSOR = {"before", "after"}
REFUSED: dict[str, set[str]] = {
    "/articles/": BY_CURSOR,
    "/corrections/": BY_CURSOR,
    "/tags/border/": BY_CURSOR,
    "/provinces/dien-bien/articles/": BY_CURSOR,
    "/feeds/articles.atom": {"before"},
    "/agreements/": {"asof"},
    "/twinning/": {"asof"},
    "/units/": {"asof"},
    "/provinces/": {"asof"},
}


def answers(path: str) -> str:
    """To each of the bytes in its turn; `{}` in the path stands for them."""
    return letters([ask(path.replace("{}", quote(sent))).status_code for sent in HOSTILE.values()])


def test_no_parameter_is_a_failure_and_both_databases_answer_alike(world: World):
    found: dict[str, set[str]] = {}
    for path, names in READ.items():
        for name in sorted(names):
            word = answers(f"{path}?{name}={{}}")
            assert word in {USUAL, STRICT}, f"{path}?{name}: {word}"
            if word == STRICT:
                found.setdefault(path, set()).add(name)
    assert found == REFUSED


def test_no_parameter_that_nobody_reads_is_a_failure(world: World):
    """One after another, and as a name."""
    redirects = bare_addresses(world)
    found = {path: (answers(f"{path}?{{}}=x&x={{}}"), is_moved) for path, is_moved in redirects.items()}
    assert {path: word for path, (word, is_moved) in found.items() if word.replace("r", "o") != TWICE} == {}


ENDS = {"/preview/{}/": "b--------L", "/preview/x/images/{}/": "b--------L", "/tags/{}/": "b--------L"}


def test_no_end_of_an_address_is_a_failure(world: World):
    paths = [*ENDS, "/search/{}", "/provinces/{}/articles/", "/people/{}/", "/a/{}/", "/images/1/{}"]
    found = {path: answers(path) for path in paths}
    assert {path: word for path, word in found.items() if word != ENDS["/tags/{}/"]} == {}


def sent_in(fields: dict[str, str], name: str, path: str) -> Iterator[int]:
    for sent in HOSTILE.values():
        client = Client(raise_request_exception=False)
        yield client.post(path, body_of({**fields, name: sent}), content_type=FORM).status_code


REPORT = {
    "about": "/units/",
    "passage": "38",
    "message": "It is 39.",
    "email": "a@example.org",
    "opened": "x",
    "website": "",
}
LOG_IN = {"username": "x", "password": "y", "next": "/admin/", "kept": ""}
FORMS = {
    "/report/": dict.fromkeys(REPORT, "bbbbbbbbbb") | {"website": "rrrrrrrrrr"},
    "/admin/login/": dict.fromkeys(LOG_IN, "oooooooooo"),
}


@pytest.mark.parametrize(("path", "fields"), [("/report/", REPORT), ("/admin/login/", LOG_IN)])
def test_no_field_of_a_form_is_a_failure(world: World, path, fields):
    found = {name: letters(list(sent_in(fields, name, path))) for name in fields}
    assert found == FORMS[path]
    assert ErrorReport.objects.count() == 0


PATHS = ["/", "/search/?q=border", "/report/", "/admin/login/"]


def test_no_header_is_a_failure(world: World):
    """As a server hands them over: bytes as Latin-1."""
    odd = []
    for header in HEADERS:
        for label, sent in HOSTILE.items():
            for path in PATHS:
                said = {f"HTTP_{header}": sent.decode("latin-1")}
                if header == "COOKIE":
                    said = {
                        "HTTP_COOKIE": f"sessionid={said['HTTP_COOKIE']}; csrftoken={said['HTTP_COOKIE']}"
                    }
                status = Client(raise_request_exception=False).get(path, **said).status_code
                if status != 200:
                    odd.append(f"{path} {header}, {label}: {status}")
    assert odd == []


@pytest.mark.parametrize("label", HOSTILE)
def test_no_host_is_a_failure(world: World, label):
    sent = HOSTILE[label].decode("latin-1")
    for path in PATHS:
        response = Client(raise_request_exception=False).get(path, HTTP_HOST=sent)
        assert response.status_code == 400
