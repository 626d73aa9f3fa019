"""Characters nobody sees: what texts and lines keep of each, and what is compared. One table, asked everywhere."""

import json
import unicodedata

import pytest
from django.core.serializers import deserialize
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from articles.html.plain_text import holds_passage
from articles.html.sanitizer import clean_html
from articles.models import Tag
from articles.search.normalization import accented, words
from provinces.datatypes.names import fold, slug_of
from provinces.datatypes.text_fields import tidy, tidy_line
from provinces.datatypes.unseen_characters import without_unseen
from tests.factories import ArticleFactory, ProvinceFactory

# What stands between "bor" and "der": as a text keeps it, as a line keeps it, as it is compared.
TABLE = {
    "soft hyphen": ("\u00ad", "\u00ad", "", ""),
    "zero-width space": ("\u200b", "\u200b", "", ""),
    "non-joiner": ("\u200c", "\u200c", "", ""),
    "joiner": ("\u200d", "\u200d", "", ""),
    "left-to-right mark": ("\u200e", "\u200e", "", ""),
    "right-to-left mark": ("\u200f", "\u200f", "", ""),
    "Arabic letter mark": ("\u061c", "\u061c", "", ""),
    "embedding": ("\u202a", "", "", ""),
    "override": ("\u202e", "", "", ""),
    "word joiner": ("\u2060", "\u2060", "", ""),
    "isolate": ("\u2066", "", "", ""),
    "end of isolate": ("\u2069", "", "", ""),
    "byte-order mark": ("\ufeff", "", "", ""),
    "no-break space": ("\u00a0", "\u00a0", " ", " "),
    "figure space": ("\u2007", "\u2007", " ", " "),
    "narrow no-break space": ("\u202f", "\u202f", " ", " "),
}
each_character = pytest.mark.parametrize(
    ("character", "text", "line", "compared"), TABLE.values(), ids=list(TABLE)
)


@each_character
def test_texts_lines_and_comparisons(character, text, line, compared):
    typed = f"Bor{character}dér"
    assert tidy(typed) == f"Bor{text}dér"
    assert tidy_line(typed) == f"Bor{line}dér"
    assert fold(typed) == f"bor{compared}der"
    assert slug_of(typed) == f"bor{compared}der".replace(" ", "-")
    assert words(typed) == f"bor{compared}der"
    assert accented(typed) == f"bor{compared}dér".split()[-1]
    entity = "&nbsp;" if text == "\u00a0" else text
    assert clean_html(f"<p>{typed}</p>") == f"<p>Bor{entity}dér</p>"
    assert holds_passage(f"At the {typed} it rained", f"Bor{compared}dér it")
    assert holds_passage(f"At the Bor{compared}dér it rained", typed)


@pytest.mark.django_db
@each_character
def test_database_compares_alike(character, text, line, compared):
    typed = f"Bor{character}dér"
    functions = ["borderpost_fold"]
    if connection.vendor == "postgresql":
        functions += ["borderpost_words", "borderpost_accented"]
    with connection.cursor() as cursor:
        for function in functions:
            cursor.execute(f"SELECT {function}(%s)", [typed])
            [said] = cursor.fetchone()
            right = accented(typed) if function == "borderpost_accented" else f"bor{compared}der"
            assert (function, said) == (function, right)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("می\u200cروم", "می\u200cروم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚒 at the gate", "👩\u200d🚒 at the gate"),
        ("Ti\u200dếng Việ\u200ct", "Tiếng Việt"),
        ("end\u200d", "end"),
        ("\u200d👩", "👩"),
    ],
)
def test_line_keeps_joiners_that_change_how_letters_look(typed, stored):
    assert tidy_line(typed) == stored
    assert tidy(typed) == typed
    assert without_unseen(typed) == without_unseen(stored)


TRICKY = "e\u0301 \u05d0\ufb2aम\u094d\u093c\u0340👩" + "".join(row[0] for row in TABLE.values())


@given(st.text(st.sampled_from(TRICKY)))
@example("e\u200b\u0301")
@example("\ufb2a\u200d\ufb2a")
def test_line_that_was_tidied_is_tidy(typed):
    """Else a second save, or a dump that is loaded, changes it, and two names that look the same are two."""
    line = tidy_line(typed)
    assert tidy_line(line) == line
    assert unicodedata.is_normalized("NFC", line)


@pytest.mark.django_db
@each_character
def test_tags_that_look_alike_are_one(character, text, line, compared):
    article = ArticleFactory()
    article.tags.add(f"bor{compared}der", f"bor{character}der")
    article.tags.add(f"BOR{character}DER")
    assert [tag.name for tag in article.tags.all()] == [f"bor{compared}der"]
    assert Tag.objects.count() == 1


@pytest.mark.django_db
@each_character
def test_loaded_tag_is_as_tidy_as_a_typed_one(character, text, line, compared):
    """`loaddata` asks neither the form nor `full_clean`."""
    fields = {"name": f"Bor{character}der", "slug": "border"}
    [loaded] = deserialize("json", json.dumps([{"model": "articles.tag", "fields": fields}]))
    loaded.save()
    assert Tag.objects.values_list("name", "name_key").get() == (f"Bor{line}der", f"bor{compared}der")


@pytest.mark.django_db
@each_character
def test_name_is_found_without_it(character, text, line, compared):
    province = ProvinceFactory(name="X", local_name=f"Bor{character}der", aliases=f"O{character}x")
    province.refresh_from_db()
    assert province.local_name == f"Bor{line}der"
    assert f"bor{compared}der" in province.search_key
    assert f"o{compared}x" in province.search_key
