"""Days that no calendar has, and days of the week that are wrong."""

import pytest

from articles.checks.dates import dates


@pytest.mark.parametrize(
    ("text", "language", "problems"),
    [
        ("Monday, 12 May 2024", "en", ["weekday"]),
        ("Sunday, 12 May 2024", "en", [""]),
        ("Sunday (12 May 2024)", "en", [""]),
        ("Sunday, May 12, 2024", "en", [""]),
        ("Monday, May 12", "en", [""]),
        ("Thứ Hai, ngày 12/5/2024", "vi", ["weekday"]),
        ("Chủ nhật, ngày 12/5/2024", "vi", [""]),
        ("thứ hai ngày 13 tháng 5 năm 2024", "vi", [""]),
        ("31 February 2024", "en", ["impossible"]),
        ("29 February 2023", "en", ["impossible"]),
        ("29 February 2024", "en", [""]),
        ("29 February", "en", [""]),
        ("ngày 31/4/2024", "vi", ["impossible"]),
        ("We may 12 times", "en", []),
        ("33-NQ/TW", "vi", []),
        ("70/2020/QH14", "vi", []),
        ("in 2025–2030", "en", []),
    ],
)
def test_problem(text, language, problems):
    assert [each.problem for each in dates(text, language)] == problems
