"""Places of texts in the index: by language, then by the day that readers browse by, then by the article's number.

One number holds them all, so the newest texts of a language, or of a period, are a range of it; the full-text tables
are read in its order and stop when enough is found. Days and not minutes, for every word of every text stores the
number: a byte and a half less a word.
"""

from articles.choices import Language
from articles.fields.browse_date import rank_of

MINUTES_OF_A_DAY = 24 * 60
NUMBERS = 1 << 28  # articles that a day can tell apart
DAYS = 1 << 22  # more than the 9999 years of 13 × 32 days of `rank_of`
LANGUAGES = [Language.ENGLISH, Language.VIETNAMESE]

# For the article in `row`: NEW, OLD, or the alias of a table. Worked out of what older sites have, too.
PLACE = (
    f"(CASE {{row}}.language WHEN 'vi' THEN {DAYS} ELSE 0 END"
    f" + borderpost_dated_rank(borderpost_dated({{row}}.original_date, {{row}}.publish_at)) / {MINUTES_OF_A_DAY})"
    f" * {NUMBERS} + {{row}}.id % {NUMBERS}"
)


def range_of(language: str, since: list[str], until: list[str]) -> tuple[int, int]:
    """The first and the last place of the days from and to: dates as `Period.iso` has them, '2024', '2024-05-12'.

    Where several are given, of the days within all of them; the last may lie before the first, where none is.
    """
    start = LANGUAGES.index(Language(language)) * DAYS
    first = max([0, *(_day(date) for date in since)])
    last = min([DAYS - 1, *(_last_day(date) for date in until)])
    return (start + first) * NUMBERS, (start + last + 1) * NUMBERS - 1


def _day(date: str) -> int:
    return rank_of(date) // MINUTES_OF_A_DAY


def _last_day(date: str) -> int:
    """A month of this calendar has no more than 31 days, a year no more than 12 months."""
    year, month, day = [*date.split("-"), "12", "31"][:3] if len(date) == 4 else [*date.split("-"), "31"][:3]
    return _day(f"{year}-{month}-{day}")


def from_date(language: str, dated: str) -> int:
    """The first place of the day of a date, as it stands in the tables."""
    return (LANGUAGES.index(Language(language)) * DAYS + _day(dated[:10])) * NUMBERS


def date_of(place: int) -> str:
    """The day of a place, or the month or year where no more is known: '2024-05-12', '2024-05', '2024'."""
    months, day = divmod(place // NUMBERS % DAYS, 32)
    year, month = divmod(months, 13)
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
