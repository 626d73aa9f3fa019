"""Words put in place of others: what changes, and what never does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editing import find_and_replace
from articles.editing.find_and_replace import Place, Replacement, change
from articles.html.dom import parsed, texts, walk
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
            '<p><a href="https://p.example/p" rel="noopener">p</a></p>',
            Replacement("p", "q"),
            '<p><a href="https://p.example/p" rel="noopener">q</a></p>',
        ),
        (
            "<p>A &amp; B &lt;c&gt;</p>",
            Replacement("A & B", "<b>A</b>"),
            "<p>&lt;b&gt;A&lt;/b&gt; &lt;c&gt;</p>",
        ),
        ("<p>Điện Biên</p><p>x</p>", Replacement("Điện Biên", ""), "<p></p><p>x</p>"),
        ("<p>30&nbsp;km</p>", Replacement("30 km", "31 km"), "<p>31 km</p>"),
        ("<p>nbsp&nbsp;nbsp</p>", Replacement("nbsp", "x"), "<p>x&nbsp;x</p>"),
        ("<p>bor<em>der</em></p>", Replacement("der", "x"), None),
        ("<p>bor<em>der</em></p>", Replacement("der", "x", whole_words=False), "<p>bor<em>x</em></p>"),
        ("<p>one</p><p>two</p>", Replacement("one two", "x"), None),
        ("<p>one<br>two</p>", Replacement("two", "2"), "<p>one<br>2</p>"),
        ("<p>a <em>a</em> a</p>", Replacement("a a", "x"), None),
        ("<p>One one</p>", Replacement("one", "one", match_case=False), "<p>one one</p>"),
        ("<p>Điện Biên</p>", Replacement("Điện", "X"), "<p>X Biên</p>"),
        ("<p>a.b</p>", Replacement("a.b", r"\1 \g<0>"), r"<p>\1 \g&lt;0&gt;</p>"),
        ("<p>bor<em>der</em></p>", Replacement("border", "x"), None),
        ("<p>p</p>", Replacement("amp", "x", whole_words=False), None),
    ],
)
def test_words_of_a_text(body, wish, after):
    assert change(article(body=body), wish).fields.get("body") == after


def test_title_and_teaser_are_no_html():
    changed = change(article(title="A & B", teaser="A & B <x>"), Replacement("A & B", "C < D"))
    assert changed.fields == {"title": "C < D", "teaser": "C < D <x>"}


def test_places_are_shown_with_what_is_around_them():
    changed = change(
        article(title="x One", body="<p>One <em>two</em></p><p>ONE</p>"), Replacement("One", "1")
    )
    assert changed.shown == [Place("x ", "One", ""), Place("", "One", " two\nONE")]


def test_many_places_are_cut():
    changed = change(article(body="<p>" + "a " * 30 + "</p>"), Replacement("a", "b"))
    assert (len(changed.shown), changed.more) == (5, 25)


def test_result_is_clean_html():
    changed = change(article(body="<p>x</p>"), Replacement("x", "<script>alert(1)</script>")).fields
    assert clean_html(changed["body"]) == changed["body"]


WORDS = [
    "amp",
    "lt",
    "nbsp",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&gt;",
    "p",
    "em",
    "a",
    "b",
    "href",
    "đồn",
    "ab",
    " ",
    "&amp;lt;",
]
INLINE = [
    "{}",
    "{}",
    "<em>{}</em>",
    "<strong>{}</strong>",
    "{}<br>",
    '<a href="https://a.example/p?b=amp&amp;lt=1">{}</a>',
]
BLOCKS = [
    "<p>{}</p>",
    "<p>{}</p>",
    "<h2>{}</h2>",
    "<blockquote><p>{}</p></blockquote>",
    "<ul><li>{}</li></ul>",
]


def bodies(inline):
    runs = st.builds(
        str.format, st.sampled_from(inline), st.lists(st.sampled_from(WORDS), min_size=1).map("".join)
    )
    blocks = st.builds(
        str.format, st.sampled_from(BLOCKS), st.lists(runs, min_size=1, max_size=5).map("".join)
    )
    return st.lists(blocks, min_size=1, max_size=3).map("".join).map(clean_html)


WISHES = st.builds(
    Replacement,
    st.sampled_from(
        ["amp", "lt", "nbsp", "&", "<", "&lt;", ";", "p", "a", "b", "a b", "ab", "href", "đồn", "em", "gt"]
    ),
    st.sampled_from(["x", "&amp;", "<em>", "</p>", "&nbsp;", "a a", r"\\1", "", "ĐỒN", '"', "amp"]),
    st.booleans(),
    st.booleans(),
)


def said(body):
    return "".join("\n" if node is None else node.text_content for node in texts(parsed(body))).rstrip("\n")


def lines(text):
    """Without what no reader sees: how many spaces there are, and empty lines."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def markup(body):
    """Every tag with its attributes, in order."""
    found = []

    def enter(node):
        if not node.is_text_node:
            found.append((node.tag, dict(node.attributes)))
        return True

    walk(parsed(body), enter)
    return found


@given(body=bodies(INLINE), wish=WISHES)
def test_what_is_shown_is_exactly_what_is_done(body, wish):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_and_replace, "AROUND", 1_000_000)  # a place then tells where it is
        changed = change(article(body=body), wish)
    before, shown, end = said(body), "", 0
    for place in changed.places:
        assert place.before + place.found + place.after == before
        shown += before[end : len(place.before)] + wish.put
        end = len(place.before) + len(place.found)
    shown += before[end:]
    after = changed.fields.get("body", body)
    assert (lines(said(after)), clean_html(after)) == (lines(shown), after)
    assert markup(after) == markup(body)


@given(body=bodies(["{}"]), wish=WISHES)
def test_every_place_of_a_text_without_formats_is_found(body, wish):
    pattern = re.escape(wish.find).replace(r"\ ", r"\s")
    if wish.whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    found = re.findall(pattern, said(body).replace("\n", "¶"), 0 if wish.match_case else re.IGNORECASE)
    places = change(article(body=body), wish).places
    assert [place.found for place in places] == [each for each in found if each != wish.put]
