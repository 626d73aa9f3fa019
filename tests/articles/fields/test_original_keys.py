"""One page is one original however its address is written, and one text however its spaces are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fields.original_keys import LONGEST_KEY, address_key, text_key

PAGE = "example.org/a?b=1&c=á"
LONG = "https://example.org/" + "á" * 480


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("https://example.org/a?b=1&c=%C3%A1", PAGE),
        ("http://example.org/a?b=1&c=%C3%A1", PAGE),
        ("HTTPS://WWW.Example.ORG/a?b=1&c=á", PAGE),
        ("https://example.org:443/a?b=1&c=a%CC%81", PAGE),
        ("http://example.org:80/a/?c=%c3%a1&b=1", PAGE),
        ("https://example.org./a?&b=1&c=%c3%a1&", PAGE),
        ("https://example.org/%61?b=%31&c=%C3%A1#top", PAGE),
        ("https://example.org/a?utm_source=x&UTM_medium=y&fbclid=z&gclid=1&b=1&zarsrc=2&c=á", PAGE),
        ("https://example.org", "example.org"),
        ("https://example.org/", "example.org"),
        ("https://example.org/?utm_source=x", "example.org"),
        ("https://example.org/?q", "example.org?q="),
        ("https://example.org/?q=a+b", "example.org?q=a b"),
        ("https://example.org/?q=a%20b", "example.org?q=a b"),
        ("https://báo.vn/a", "báo.vn/a"),
        ("https://xn--bo-mia.vn/a", "báo.vn/a"),
        ("https://B%C3%81O.vn/a", "báo.vn/a"),
        ("https://example.org/%E0", "example.org/à"),  # of a former character set
        ("", ""),
        (" https://example.org/a ", "example.org/a"),
        ("http://[::1", "http://[::1"),
        ("https://example.org/a%00b", "example.org/a%00b"),
    ],
)
def test_one_page_has_one_key(typed, key):
    assert address_key(typed) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://m.example.org/a"),
        ("https://example.org/a", "https://example.org:8080/a"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?id=1", "https://example.org/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a?b=1%26c=2", "https://example.org/a?b=1&c=2"),
        ("https://example.org/a%3Fb=1", "https://example.org/a?b=1"),
        (f"{LONG}?a=1", f"{LONG}?a=2"),
    ],
)
def test_other_page_has_another_key(one, other):
    assert address_key(one) != address_key(other)


@given(st.text(max_size=40), st.sampled_from(["http://www.", "https://", ""]))
def test_key_of_whatever_is_typed_can_be_stored(typed, before):
    key = address_key(f"{before}{typed}")
    assert (len(key) <= LONGEST_KEY, "\0" in key) == (True, False)
    key.encode()


def test_spaces_and_unseen_signs_make_no_other_text():
    assert text_key("Một hai\n\nba ") == text_key("M\u1ed9t\u00a0hai\r\n b\u00ada\u200b")
    assert text_key("Một hai") != text_key("Mot hai")
    assert [text_key(" \n"), text_key("\u200b")] == ["", ""]
