"""Entries: the bytes of an answer, the same from memory, from outside and to who has them already."""

import gzip
import sys

import pytest
from django.http import HttpResponse, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.test import RequestFactory

from config.kept_pages.entry import LARGEST, Entry, may_be_kept
from config.kept_pages.validity import Validity


def answer(body=b"x" * 300, status=200, **headers):
    response = HttpResponse(body, status=status, content_type="text/html; charset=utf-8")
    usual = {"ETag": '"a"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    for name, value in (usual | headers).items():
        response.headers[name.replace("_", "-")] = value
    return response


def entry(**options):
    return Entry.of(answer(**options), Validity(version="v", until=10.0))


def asked(**headers):
    return RequestFactory().get(
        "/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_entry_answers_as_the_page_did():
    response = entry().answer(asked())
    assert (response.status_code, response.content) == (200, b"x" * 300)
    assert dict(response.headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "ETag": 'W/"a"',
        "Content-Length": "300",
    }


TAKES = {
    "gzip": ("gzip, br", "br;q=1.0, gzip;q=0.1", "gzip;q=0.05"),
    None: ("br", "", "gzip;q=0", "br, gzip ; q=0.00, *"),
}


@pytest.mark.parametrize(
    ("takes", "expected"), [(each, kind) for kind, ways in TAKES.items() for each in ways]
)
def test_compressed_for_who_takes_it(takes, expected):
    response = entry().answer(asked(accept_encoding=takes))
    assert response.headers.get("Content-Encoding") == expected
    body = gzip.decompress(response.content) if expected else response.content
    assert (body, response.headers["Content-Length"]) == (b"x" * 300, str(len(response.content)))


def test_few_bytes_are_not_compressed():
    response = entry(body=b"ok").answer(asked(accept_encoding="gzip"))
    assert (response.content, response.headers.get("Content-Encoding")) == (b"ok", None)


@pytest.mark.parametrize(
    ("has", "status"),
    [('"a"', 304), ('W/"a"', 304), ('"b", W/"a"', 304), ("*", 200), ('"b"', 200), ("", 200)],
)
def test_who_has_it_gets_no_bytes(has, status):
    response = entry().answer(asked(if_none_match=has))
    assert (response.status_code, response.headers["ETag"]) == (status, 'W/"a"')
    assert response.headers["Cache-Control"] == "no-cache"
    assert (response.content == b"") == (status == 304)


def test_entry_holds_for_its_version_until_its_moment():
    one = entry()
    held = [one.holds("v", 9.9), one.holds("v", 10.0), one.holds("w", 9.9), one.renewed("w").holds("w", 9.9)]
    assert held == [True, False, False, True]
    later = Entry.of(answer(), Validity(version="v", since=5.0, until=10.0, parts={"article:1": "a"}))
    asked_at = (4.9, 5.0, 9.9, 10.0)
    assert [later.holds("v", now) for now in asked_at] == [False, True, True, False]
    assert [later.may_hold("w", now) for now in asked_at] == [False, True, True, False]


def test_entry_is_the_same_when_it_comes_back_from_outside():
    one = Entry.of(answer(), Validity(version="v", since=2.5, until=10.5, parts={"article:1": "a"}))
    back = Entry.unpacked(one.packed())
    assert (back, back.parts) == (one, one.parts)


def test_size_is_what_the_memory_holds():
    parts = {f"article:{number}": f"{number:040}" for number in range(100)}
    few, many = (Entry.of(answer(), Validity(version="v", until=1.0, parts=each)) for each in ({}, parts))
    held = sys.getsizeof(parts) + sum(sys.getsizeof(each) for pair in parts.items() for each in pair)
    assert 0.9 < (many.size - few.size) / held < 1.3


def test_where_a_page_has_moved_to_is_kept():
    moved = HttpResponsePermanentRedirect("/there/")
    moved.headers["Cache-Control"] = "no-cache"
    one = Entry.of(moved, Validity(version="v", until=10.0))
    response = Entry.unpacked(one.packed()).answer(asked(if_none_match="*"))
    assert may_be_kept(moved)
    assert (response.status_code, response.content) == (301, b"")
    assert dict(response.headers) == dict(moved.headers) | {"Content-Length": "0"}


REFUSED = {
    "another status": answer(status=404),
    "a cookie": answer(),
    "a word against it": answer(Cache_Control="no-store"),
    "different for each visitor": answer(Vary="Cookie"),
    "a number used once": answer(Content_Security_Policy="script-src 'nonce-abc'"),
    "a picture": answer(Content_Type="image/png"),
    "too large": answer(body=b"x" * (LARGEST + 1)),
    "a stream": StreamingHttpResponse([b"x"]),
}
REFUSED["a cookie"].set_cookie("a", "b")


@pytest.mark.parametrize("what", REFUSED)
def test_some_answers_are_never_kept(what):
    assert (may_be_kept(answer()), may_be_kept(REFUSED[what])) == (True, False)
