"""Words as the index holds them: the same in Python and in the database."""

import sys
import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.html.sanitizer import clean_html
from articles.search.normalization import accented, plain, words
from provinces.datatypes.unseen_characters import without_unseen
from tests.unseen_signs import UNSEEN, named

PIECES = ["<p>", "</p>", "<li>", "a", " &amp; ", "[picture 1]", '<a href="x&y">', "</a>", "<br>"]
ODD = "aĐđẶýΩßİıΣς ,.-–“”'\"&<>0٣中ກ\u0301\u0303\u00a0\u200b\u1ea0½ﬁ\u1680\u0eb8\u0ec8"


def is_known_to_all(char: str) -> bool:
    """Python and the database have tables of different ages; what Unicode 3.2 knew is in all of them, unchanged."""
    return unicodedata.ucd_3_2_0.category(char) != "Cn"


TEXT = st.text(
    st.sampled_from(ODD)
    | st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cn"]).filter(
        is_known_to_all
    ),
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
        ("ΟΔΟΣ, οδός", "οδοσ οδοσ"),
        ("ກ\u0ec8\u0eb8", "ກ\u0eb8\u0ec8"),
    ],
)
def test_words(text, folded):
    assert words(text) == folded


def test_accented_words_are_kept_apart():
    assert accented("Thế the Tô, THẾ; ascii e\u0301") == "thế tô é"


def test_plain_leaves_tags_and_places_of_pictures_out():
    body = '<p>A &amp; <a href="https://e.example/?a=1&amp;b">b</a></p><p>[picture 2]</p><li>c</li>'
    assert plain(clean_html(body)).split() == ["A", "&", "b", "c"]


def test_table_of_unseen_signs_is_whole():
    everything = [chr(code) for code in range(1, sys.maxunicode + 1)]
    unseen = [
        char
        for char in everything
        if char.isspace() or unicodedata.category(char) in {"Zs", "Zl", "Zp", "Cc", "Cf"}
    ]
    assert sorted(UNSEEN) == unseen


def cut(sign: str, words_of, accented_of) -> tuple[str, str]:
    return words_of(f"{sign}a{sign}b{sign}"), accented_of(f"{sign}é{sign}ê{sign}")


def right_cut(sign):
    """Spaces, controls and most signs of format cut; what is compared as if it were not there joins."""
    return ("a b", "é ê") if without_unseen(sign) else ("ab", "éê")


def test_every_unseen_sign_stands_between_words_or_is_not_there():
    assert [named(sign) for sign in UNSEEN if cut(sign, words, accented) != right_cut(sign)] == []


@pytest.mark.django_db
def test_every_unseen_sign_stands_between_words_or_is_not_there_in_the_database():
    wrong = [
        named(sign)
        for sign in UNSEEN
        if cut(sign, lambda text: asked("words", text), lambda text: asked("accented", text))
        != right_cut(sign)
    ]
    assert wrong == []


@pytest.mark.django_db
def test_every_space_around_the_place_of_a_picture_is_taken_by_both():
    bodies = [f"<p{sign}>{sign}[picture{sign}1]{sign}</p>a<br{sign}/>b" for sign in UNSEEN]
    assert [ascii(body) for body in bodies if asked("plain", body) != plain(body)] == []


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
