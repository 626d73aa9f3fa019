"""What a page shows: everything unless it says otherwise, and the articles that it read."""

import pytest

from provinces.datatypes import shown
from provinces.datatypes.shown import months, note_article, noting, shows

SPANS = {
    ("2024-05-12T13:35", "2024-05-30"): ["2024-05"],
    ("2023-11", "2024-01-02"): ["2023-11", "2023-12", "2024", "2024-01"],
    ("2023", "2023-02"): ["2023", "2023-01", "2023-02"],
    ("2023", "2023"): ["2023"],
    ("2024-02", "2024-01"): [],
}


@pytest.mark.parametrize("span", SPANS)
def test_span_is_all_its_months_and_the_years_known_alone(span):
    assert months("en", span) == [f"month:en:{month}" for month in SPANS[span]]


def test_long_span_and_one_without_an_end_are_the_whole_list():
    five_years = len(months("en", ("2019-01", "2023-08")))
    assert (five_years, shown.MOST_MONTHS) == (60, 60)
    spans = [None, ("2019-01", "2023-09"), ("0001", "9999-12-31")]
    assert [months("vi", span) for span in spans] == [["list:vi"]] * 3


def test_page_that_says_nothing_shows_everything():
    with noting() as notes:
        note_article(7)
    assert notes.parts() is None


def test_page_that_names_its_lists_shows_them_its_articles_and_what_is_shared():
    with noting() as notes:
        note_article(7)
        shows("tag:1")
        shows("tag:2")
    assert notes.parts() == {"shared", "article:7", "tag:1", "tag:2"}


def test_page_of_very_many_parts_is_asked_for_as_a_whole():
    with noting() as notes:
        shows(*(f"tag:{number}" for number in range(shown.MOST_PARTS - 1)))
    at_most = notes.parts()
    assert at_most is not None
    assert len(at_most) == shown.MOST_PARTS
    notes.articles.add(1)
    assert notes.parts() is None


def test_notes_end_with_their_page_and_outside_there_are_none():
    with noting() as notes, noting() as inner:
        shows("tag:1")
    shows("tag:2")
    note_article(1)
    assert (notes.parts(), inner.parts()) == (None, {"shared", "tag:1"})
