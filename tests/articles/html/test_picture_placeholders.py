"""A paragraph of the text that stands for a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks import findings
from articles.html.picture_placeholders import Part, parts_of, placed, without_placeholders
from articles.html.plain_text import plain_text
from articles.html.sanitizer import clean_html
from articles.models import Article
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory

BODY = "<p>A.</p><p>[picture 2]</p><p>B.</p><p>[Ảnh 7]</p>"


def picture(order):
    return ImageFactory.build(article=ArticleFactory.build(), order=order)


def test_pictures_stand_between_the_words():
    second, seventh = picture(2), picture(7)
    assert list(parts_of(BODY, [seventh, second])) == [
        Part(html="<p>A.</p>"),
        Part(picture=second),
        Part(html="<p>B.</p>"),
        Part(picture=seventh),
    ]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        (BODY, {2, 7}),
        ('<p lang="vi"> [ảnh 3] </p>', {3}),
        ("<p>See [picture 2].</p>", set()),
        ("<p>[picture two]</p>", set()),
        ("<p>[picture 99999]</p>", set()),
        ("<li>[picture 2]</li>", set()),
        ("", set()),
    ],
)
def test_what_is_a_place(body, numbers):
    assert placed(body) == numbers


def test_place_without_its_picture_or_named_twice_prints_nothing():
    two = picture(2)
    assert list(parts_of("<p>[picture 2]</p><p>[picture 2]</p><p>[picture 4]</p>", [two])) == [
        Part(picture=two)
    ]


def test_words_are_without_placeholders():
    assert (without_placeholders(BODY), plain_text(BODY)) == ("<p>A.</p><p>B.</p>", "A.\nB.")


@given(st.lists(st.sampled_from(["<p>a</p>", "<p>[picture 1]</p>", "<h2>b</h2>", "[picture 2]", "<p>"])))
def test_no_word_is_lost(pieces):
    body = clean_html("".join(pieces))
    kept = "".join(part.html for part in parts_of(body, []))
    assert plain_text(kept) == plain_text(body)


@pytest.mark.django_db
def test_place_without_picture_is_pointed_out():
    article = PublishedFactory(body=BODY)
    ImageFactory(article=article, order=2)
    found = [each.sentence for each in findings(article) if each.code == "no_picture"]
    assert found == ["The text places picture 7, and there is none."]


@pytest.mark.django_db
def test_feed_and_search_text_leave_places_out(client):
    PublishedFactory(body=BODY, title="Places")
    assert "[picture" not in client.get("/feeds/articles.json").content.decode()
    assert "[picture" not in Article.objects.get().plain_body
