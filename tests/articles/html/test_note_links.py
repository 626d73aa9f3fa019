"""Marks in a text and the notes at its end lead to each other."""

import pytest

from articles.html.dom import parsed
from articles.html.note_links import with_note_links
from articles.html.sanitizer import clean_html

BACK = "[{0}] Back to the text"
BODY = "<p>One<sup>[1]</sup>, two<sup>[2]</sup>.</p><p>[1] The <em>Post</em>, 5.</p><ul><li>[2] Another.</li></ul>"


def test_mark_leads_to_its_note_and_back():
    assert with_note_links(BODY) == (
        '<p>One<sup><a id="footnote-1-mark" href="#footnote-1" aria-label="[1] Note">[1]</a></sup>, two'
        '<sup><a id="footnote-2-mark" href="#footnote-2" aria-label="[2] Note">[2]</a></sup>.</p>'
        f'<p id="footnote-1"><a href="#footnote-1-mark" aria-label="{BACK.format(1)}">[1]</a> The <em>Post</em>, 5.</p>'
        f'<ul><li id="footnote-2"><a href="#footnote-2-mark" aria-label="{BACK.format(2)}">[2]</a> Another.</li></ul>'
    )


def test_two_texts_on_one_page_have_anchors_of_their_own():
    shown = with_note_links(BODY, "other")
    assert shown.count('id="other-') == 4
    assert "footnote" not in shown


def test_number_marked_twice_leads_back_to_its_first_place():
    shown = with_note_links("<p>A<sup>[1]</sup> b<sup>[1]</sup></p><p>[1] Note.</p>")
    assert shown.count('id="footnote-1-mark"') == 1
    assert shown.count('href="#footnote-1"') == 2
    assert shown.index("footnote-1-mark") < shown.index("b<sup>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>A<sup>[1]</sup></p><p>no note</p>",
        "<p>A</p><p>[1] a note without a mark</p>",
        "<p>A<sup>[1]</sup></p><p>[1] one</p><p>[1] two</p>",
        "<p>A [1]</p><p>[1] not raised</p>",
        '<p><a href="/x/">A<sup>[1]</sup></a></p><p>[1] in a link</p>',
        "<p>A<sup>[1<em>]</em></sup></p><p>[1] in pieces</p>",
        "<p>A<sup>1</sup> km<sup>2</sup></p><p>1 no bracket</p>",
        "<p>A<sup>[1]</sup></p><p>[1]glued</p>",
        "<p>A<sup>[1234]</sup></p><p>[1234] a year</p>",
        "",
    ],
)
def test_anything_else_stays_as_it_is(body):
    assert with_note_links(body) == body


def test_links_add_no_words_and_are_not_stored():
    shown = with_note_links(BODY)
    assert "".join(parsed(shown).text()) == "".join(parsed(BODY).text())
    assert clean_html(shown) == BODY
