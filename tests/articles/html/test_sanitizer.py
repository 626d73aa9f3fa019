"""The sanitiser and the comparison of passages."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.html.dom import parsed
from articles.html.plain_text import fold_quotation, holds_passage, plain_text
from articles.html.sanitizer import clean_html
from articles.models import Article
from tests.factories import ArticleFactory

HOSTILE = [
    ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
    ('<p onclick="x()">a</p>', "<p>a</p>"),
    ('<a href="javascript:alert(1)">a</a>', "a"),
    ('<a href="//evil.example">a</a>', "a"),
    ('<a href="/\\evil.example">a</a>', "a"),
    ('<a href="https://example.org/x">a</a>', '<a href="https://example.org/x" rel="noopener">a</a>'),
    ('<a href="/articles/">a</a>', '<a href="/articles/" rel="noopener">a</a>'),
    ("<b>a</b> <i>b</i> <h1>c</h1>", "<strong>a</strong> <em>b</em> <h2>c</h2>"),
    ('<p style="color:red" lang="vi">Điện</p>', '<p lang="vi">Điện</p>'),
    ('<p lang="x onload=alert(1)">a</p>', "<p>a</p>"),
    ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
    ("<img src=x onerror=alert(1)>", ""),
    ("<p>{{ 7|add:7 }}</p>", "<p>{{ 7|add:7 }}</p>"),
    ("<p>unclosed", "<p>unclosed</p>"),
]


@pytest.mark.parametrize(("source", "clean"), HOSTILE)
def test_clean_html(source, clean):
    assert clean_html(source) == clean


@pytest.mark.parametrize("source", [source for source, _ in HOSTILE])
def test_body_is_clean_however_it_is_written(source, db):
    clean = clean_html(source)
    saved = ArticleFactory(body=source)
    assert saved.body == clean
    updated = ArticleFactory()
    Article.objects.filter(pk=updated.pk).update(body=source)
    [bulk] = Article.objects.bulk_create([Article(title="t", slug="bulk", body=source)])
    for article in (saved, updated, bulk):
        article.refresh_from_db()
        assert article.body == clean


@given(
    st.text(
        st.sampled_from("<>/&\"' =aăbip123!-\n\u0300scriptonhref:;") | st.characters(codec="utf-8"),
        max_size=120,
    )
)
def test_clean_html_is_idempotent(source):
    once = clean_html(source)
    assert clean_html(once) == once


@given(st.lists(st.sampled_from(["<p>", "</p>", "&#12;", "&#13;", "&#x202e;", "&#65279;", "<b>", "<h1>", "<li>", "<ul>",
                                 "<div>", "</div>", " ", "a"]), max_size=12).map("".join))  # fmt: skip
@example("<li>&#13;&#x202e;<p>")
def test_clean_html_is_idempotent_for_what_numeric_references_write(source):
    once = clean_html(source)
    assert clean_html(once) == once
    assert not {"\f", "\r", "\u202e", "\ufeff"} & set(once)


FOREIGN = (
    (
        "<p> </p> <div> <td> <table> <tr> <dt> <h2> <h4> <li> <ul> <blockquote> <br> <hr> <a href=/x> <b> <em> "
        "<i lang=vi> <sup> <sub> <del> <button> <form> <select> <nobr> <svg> <pre> </em> </b> </div> "
        "</h2> </table> </a> </td> </button> "
        "</li> </blockquote> </sup> </del> </form> a &amp; &nbsp; "
        "<span~style='font-weight:700;vertical-align:super'> </span> "
        "<b~style=font-weight:normal> <p~style='mso-list:l0~level1'> <p~style='mso-list:l0~level2'> "
        "<span~style=mso-list:ignore>"
    )
    .replace("<a href", "<a~href")
    .replace("<i lang", "<i~lang")
    .split()
)


@given(st.lists(st.sampled_from([each.replace("~", " ") for each in FOREIGN]), max_size=14).map("".join))
def test_no_block_stands_in_an_inline_element_and_twice_is_once(source):
    once = clean_html(source)
    inside = parsed(once).css(
        ":is(a, strong, em, sup, sub, p, h2, h3) :is(p, h2, h3, ul, ol, li, blockquote)"
    )
    assert (clean_html(once), inside) == (once, [])


def test_emphasis_opened_a_thousand_times_is_repeated_once_in_each_block():
    assert clean_html("<b>" * 1000 + "<p>x</p>" * 1000) == "<p><strong>x</strong></p>" * 1000


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>\n<p>a</p>\n<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ('<ul><li><p lang="vi">a</p></li></ul>', '<ul><li><p lang="vi">a</p></li></ul>'),
        ("<h1>a<b>b</b></h1><h6>c</h6>", "<h2>a<strong>b</strong></h2><h3>c</h3>"),
    ],
)
def test_elements_of_other_houses_become_ours(source, clean):
    assert clean_html(source) == clean


def test_plain_text_keeps_the_words_one_block_a_line():
    body = "<h2>Head</h2><p>over 164&nbsp;km &amp; <em>more</em></p><ul><li>one</li><li>two</li></ul>"
    assert plain_text(body) == "Head\nover 164 km & more\none\ntwo"


@pytest.mark.parametrize(
    ("text", "passage", "held"),
    [
        ("a border of over 164 km", "over 164 km", True),
        ("a border of over 164 km", "over 165 km", False),
        ("the “posture of people’s hearts”", '"posture of  people\'s hearts"', True),
        ("the 2020–2025 term", "2020-2025 term", True),
        ("one\ntwo", "one two", True),
        ("Điện Biên", "Điện Biên", True),
        ("Điện Biên", "Dien Bien", False),
        ("anything", "", False),
        ("anything", " \n", False),
    ],
)
def test_holds_passage(text, passage, held):
    assert holds_passage(text, passage) is held


def test_fold_quotation_makes_marks_alike():
    assert fold_quotation("“a” ‘b’ – c\u00a0 d") == "\"a\" 'b' - c d"
