"""Words put in place of others: what changes, and what never does."""

import pytest

from articles.editing.find_and_replace import Place, Replacement, places, replaced
from articles.html.sanitizer import clean_html
from tests.factories import ArticleFactory


def article(**fields):
    return ArticleFactory.build(**{"title": "T", "teaser": "", "body": "", **fields})


@pytest.mark.parametrize(
    ("body", "wish", "after"),
    [
        (
            "<p>Vietnam and Vietnamese</p>",
            Replacement("Vietnam", "Viet Nam"),
            "<p>Viet Nam and Vietnamese</p>",
        ),
        ("<p>Vietnam, Vietnam.</p>", Replacement("Vietnam", "Viet Nam"), "<p>Viet Nam, Viet Nam.</p>"),
        ("<p>vietnam</p>", Replacement("Vietnam", "Viet Nam"), None),
        ("<p>vietnam</p>", Replacement("Vietnam", "Viet Nam", match_case=False), "<p>Viet Nam</p>"),
        ("<p>Vietnamese</p>", Replacement("Vietnam", "Viet Nam", whole_words=False), "<p>Viet Namese</p>"),
        (
            '<p><a href="https://p.example/p">p</a></p>',
            Replacement("p", "q"),
            '<p><a href="https://p.example/p">q</a></p>',
        ),
        (
            "<p>A &amp; B &lt;c&gt;</p>",
            Replacement("A & B", "<b>A</b>"),
            "<p>&lt;b&gt;A&lt;/b&gt; &lt;c&gt;</p>",
        ),
        ("<p>Điện Biên</p>", Replacement("Điện Biên", ""), "<p></p>"),
        ("<p>Điện Biên</p>", Replacement("Điện", "X"), "<p>X Biên</p>"),
        ("<p>a.b</p>", Replacement("a.b", r"\1 \g<0>"), r"<p>\1 \g&lt;0&gt;</p>"),
        ("<p>bor<em>der</em></p>", Replacement("border", "x"), None),
        ("<p>p</p>", Replacement("amp", "x", whole_words=False), None),
    ],
)
def test_words_of_a_text(body, wish, after):
    assert replaced(article(body=body), wish).get("body") == after


def test_title_and_teaser_are_no_html():
    changed = replaced(article(title="A & B", teaser="A & B <x>"), Replacement("A & B", "C < D"))
    assert changed == {"title": "C < D", "teaser": "C < D <x>"}


def test_places_are_shown_with_what_is_around_them():
    found = places(article(title="x One", body="<p>One <em>two</em></p><p>ONE</p>"), Replacement("One", "1"))
    assert found == [Place("x ", "One", ""), Place("", "One", " two\nONE")]


def test_many_places_are_cut():
    assert len(places(article(body="<p>" + "a " * 30 + "</p>"), Replacement("a", "b"))) == 5


def test_result_is_clean_html():
    changed = replaced(article(body="<p>x</p>"), Replacement("x", "<script>alert(1)</script>"))
    assert clean_html(changed["body"]) == changed["body"]
