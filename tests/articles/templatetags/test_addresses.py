"""Addresses as templates write them."""

import pytest
from django.utils.translation import override

from articles.templatetags.addresses import mark_repeated_links, section

LAW = '<a href="https://example.org/law?a=1&amp;b=2" rel="noopener">law</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        (LAW, LAW),
        (f"{LAW} and {LAW}", f"{LAW} and {LAW.replace('">law', '" data-told="">law')}"),
        (  # whatever stands before the address; one address may begin like another
            '<a class="x" href="http://a.org/">1</a><a href="http://a.org/b">2</a><a id="y" href="http://a.org/">3</a>',
            (
                '<a class="x" href="http://a.org/">1</a><a href="http://a.org/b">2</a>'
                '<a id="y" href="http://a.org/" data-told="">3</a>'
            ),
        ),
        ('<a href="/units/">1</a><a href="/units/">2</a>', '<a href="/units/">1</a><a href="/units/">2</a>'),
        ('<a href="#x">1</a><p data-x="<a href=">x</p>', '<a href="#x">1</a><p data-x="<a href=">x</p>'),
    ],
)
def test_only_an_address_outside_that_was_told_before_is_marked(html, expected):
    assert mark_repeated_links(html) == expected


@pytest.mark.parametrize(
    ("language", "path", "expected"),
    [
        ("en", "/", ""),
        ("en", "/search/", ""),
        ("en", "/articles/", "articles:list"),
        ("en", "/articles/2024/05/12/a-slug/", "articles:list"),
        ("en", "/tags/sea/", "articles:tags"),
        ("en", "/provinces/dien-bien/articles/", "provinces:list"),
        ("vi", "/vi/units/", "provinces:units"),
        ("en", "/twinning/x/", "provinces:pairs"),
    ],
)
def test_section_is_the_one_the_reader_is_in(rf, language, path, expected):
    with override(language):
        assert section({"request": rf.get(path)}) == expected


def test_a_page_without_a_request_is_in_no_section():
    assert section({}) == ""
