"""Links of a body that travels without its page."""

import pytest

from articles.html.absolute_links import with_absolute_links

PAGE = "https://example.org/vi/articles/2024/05/12/x/"


@pytest.mark.parametrize(
    ("href", "right"),
    [
        ("/tags/a/", "https://example.org/tags/a/"),
        ("#note-1", f"{PAGE}#note-1"),
        ("../y/", "https://example.org/vi/articles/2024/05/12/y/"),
        ("?page=2&amp;q=1", f"{PAGE}?page=2&amp;q=1"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example/x#y", "http://other.example/x#y"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//[x", "//[x"),
    ],
)
def test_link_is_made_absolute_and_the_rest_stays(href, right):
    body = '<p>a &lt; <a href="{}">href="/x"</a> <sup>2</sup></p>'
    assert with_absolute_links(body.format(href), PAGE) == body.format(right)
