"""Typed dates: what is a day, a month or a year in a reader's words, and what only looks like one."""

import pytest

from articles.search.typed_dates import period_of


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("tháng 8 2024", "2024-08"),
        ("Tháng 8/2024", "2024-08"),
        ("thang 8 nam 2024", "2024-08"),
        ("8/2024", "2024-08"),
        ("August 2024", "2024-08"),
        ("aug 2024", "2024-08"),
        ("2024 August", "2024-08"),
        ("2024-08", "2024-08"),
        ("12 May 2024", "2024-05-12"),
        ("12th of May 2024", "2024-05-12"),
        ("May 12, 2024", "2024-05-12"),
        ("12/5/2024", "2024-05-12"),
        ("12.05.2024", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("2024 May 12", "2024-05-12"),
        ("ngày 12 tháng 5 năm 2024", "2024-05-12"),
        ("ngày 12/5/2024", "2024-05-12"),
        ("năm 2022", "2022"),
        ("2022", "2022"),
    ],
)
def test_dates_in_both_languages(typed, iso):
    assert period_of(typed).iso == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "May",
        "33",
        "13/2024",
        "31/2/2024",
        "5 12 24",
        "2024 2025",
        "1 2024 5",
        "patrol 2024",
        "12 May",
        "1",
        "0",
        "٣",
    ],
)
def test_everything_else_is_none(typed):
    assert period_of(typed) is None
