"""Words as the index holds them: the same in Python and in the database."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.html.sanitizer import clean_html
from articles.search.normalization import accented, plain, words

PIECES = ["<p>", "</p>", "<li>", "a", " &amp; ", "[picture 1]", '<a href="x&y">', "</a>", "<br>"]
TEXT = st.text(
    st.sampled_from("aĐđẶýΩßİıΣς ,.-–“”'\"&<>0٣中ກ\u0301\u0303\u00a0\u200b\u1ea0½ﬁ")
    | st.characters(codec="utf-8", exclude_characters="\x00"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Điện-Biên, 33-NQ/TW", "dien bien 33 nq tw"),
        ("Đie\u0323\u0302n  BIE\u0302N", "dien bien"),
        ("“Thế” (Tô)", "the to"),
        ("ລາວ 中国", "ລາວ 中国"),
        ("", ""),
        ("—", ""),
    ],
)
def test_words(text, folded):
    assert words(text) == folded


def test_accented_words_are_kept_apart():
    assert accented("Thế the Tô, THẾ; ascii e\u0301") == "thế tô é"


def test_plain_leaves_tags_and_places_of_pictures_out():
    body = '<p>A &amp; <a href="https://e.example/?a=1&amp;b">b</a></p><p>[picture 2]</p><li>c</li>'
    assert plain(clean_html(body)).split() == ["A", "&", "b", "c"]


def asked(function: str, text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT borderpost_{function}(%s)", [text])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@settings(max_examples=200)
@given(TEXT)
def test_database_cuts_and_folds_like_python(text):
    assert (asked("words", text), asked("accented", text)) == (words(text), accented(text))


@pytest.mark.django_db
@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES)))
def test_database_reads_html_like_python(pieces):
    body = clean_html("".join(pieces))
    assert asked("plain", body) == plain(body)
