"""Addresses are those that Django's `reverse` writes, whatever is put into them."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from provinces.datatypes.addresses import absolute_of, address

ROUTES = [
    ("articles:front",),
    ("articles:list",),
    ("articles:article", "2024", "05", "00", "a-slug"),
    ("articles:article", "2024", "11", "11", "11"),
    ("articles:article", "1987", "05", "12", "1987"),
    ("articles:day", "2024", "05", "12"),
    ("articles:by_number", 7),
    ("articles:citation", 7, "ris"),
    ("articles:image", 7, "photo-whole-320.avif"),
    ("articles:image", 7, "ảnh 100%.png"),
    ("articles:tag", "sea"),
    ("articles:tag", "2024"),
    ("articles:tag", "20241"),
    ("provinces:province", "dien-bien"),
]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_address_is_djangos(route, language):
    name, *args = route
    with override(language):
        expected = reverse(name, args=args)
        assert [address(name, *args), address(name, *args)] == [expected, expected]


def test_language_may_be_another_than_the_one_in_use():
    with override("en"):
        assert address("provinces:province", "x", language="vi") == "/vi/provinces/x/"
        assert address("provinces:province", "x") == "/provinces/x/"


@pytest.mark.parametrize("route", [("articles:nothing",), ("provinces:province", ""), ("provinces:list", 1)])
def test_an_address_that_is_none_is_refused(route):
    with pytest.raises(NoReverseMatch):
        address(*route)


@pytest.mark.parametrize(
    "given",
    [
        "/",
        "/articles/2024/05/12/a-slug/?before=2024-05-12,7&x=%C4%91#note-1",
        "/media/photo.v2.webp",
        "/a/../b/./c",
        "//elsewhere.example/x",
        "/ảnh 100%.png",
        '/a"b<c>',
        "https://media.example/photo.webp",
        "a/b",
        "",
    ],
)
def test_absolute_address_is_djangos(rf, given):
    request = rf.get("/units/", headers={"host": "testserver"})
    assert absolute_of(request)(given) == request.build_absolute_uri(given)
