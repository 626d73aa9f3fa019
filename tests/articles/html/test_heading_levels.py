"""Heading levels of a body, under the title of its page."""

import pytest

from articles.html.heading_levels import without_skipped_level
from tests.factories import PublishedFactory
from tests.html_rules import faults


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("", ""),
        ("<p>a &amp; b</p>", "<p>a &amp; b</p>"),
        ("<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>", "<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>"),
        ("<h3>a</h3><p>b</p><h3>c</h3>", "<h2>a</h2><p>b</p><h2>c</h2>"),
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ('<h3 lang="vi">a <em>b</em></h3>', '<h2 lang="vi">a <em>b</em></h2>'),
        ("<blockquote><h3>a</h3></blockquote><h2>b</h2>", "<blockquote><h2>a</h2></blockquote><h2>b</h2>"),
    ],
)
def test_small_headings_before_the_first_large_one_are_large(body: str, shown: str):
    assert without_skipped_level(body) == shown
    assert without_skipped_level(shown) == shown


@pytest.mark.django_db
def test_page_of_an_article_that_begins_with_a_small_heading_skips_no_level(client):
    article = PublishedFactory(body="<p>a</p><h3>Small</h3><p>b</p>")

    page = client.get(article.get_absolute_url()).content.decode()

    assert "<h2>Small</h2>" in page
    assert faults(page) == []
    article.refresh_from_db()
    assert article.body == "<p>a</p><h3>Small</h3><p>b</p>"
