import pytest

from provinces.lifetimes import last_day, life_in_words, name_with_life
from provinces.models import Province


@pytest.mark.parametrize(
    ("valid_to", "expected"),
    [
        ("2025-07-01", "2025-06-30"),
        ("2024-01-01", "2023-12-31"),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        ("", ""),
    ],
)
def test_last_day_is_the_day_before_where_the_day_is_known(valid_to, expected):
    assert last_day(valid_to) == expected


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        ("", "", ""),
        ("2025-07-01", "", "since 1 July 2025"),
        ("", "2025-07-01", "until 30 June 2025"),
        ("2004", "2025-07-01", "from 2004 until 30 June 2025"),
    ],
)
def test_life_in_words_says_what_is_known(valid_from, valid_to, expected):
    assert life_in_words(valid_from, valid_to) == expected


def test_name_with_life_tells_a_former_province_from_its_namesake():
    today = Province(name="Lao Cai", local_name="Lào Cai", valid_from="2025-07-01")
    former = Province(name="Lao Cai", local_name="Lào Cai", valid_to="2025-07-01")
    ended_with_the_year = Province(name="Lao Cai", valid_to="2026-01-01")
    assert [name_with_life(province) for province in (today, former, ended_with_the_year)] == [
        "Lào Cai",
        "Lào Cai (until 2025)",
        "Lao Cai (until 2025)",
    ]
