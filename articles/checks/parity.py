"""Parity check: numbers and dates that stand in the original and not in the translation, or the reverse."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.checks.dates import Day, dates, months_named, without
from articles.checks.finding import Finding, each_once
from articles.checks.quantities import Quantity, quantities, worded


def parity(*, original: str, original_language: str, text: str, language: str) -> list[Finding]:
    """A warning for each number and date without a partner, in the order of the texts. Each is said once."""
    theirs, ours = _Side(original, original_language), _Side(text, language)
    found = []
    for lacking, here, there in (("text", theirs, ours), ("original", ours, theirs)):
        for each in here.without_partner(there):
            is_date = isinstance(each, Day)
            if lacking == "text":
                sentence = (
                    _("The original has the date “%(it)s”; our text does not.")
                    if is_date
                    else _("The original has “%(it)s”; our text does not.")
                )
            else:
                sentence = (
                    _("Our text has the date “%(it)s”; the original does not.")
                    if is_date
                    else _("Our text has “%(it)s”; the original does not.")
                )
            code = f"{'date' if is_date else 'number'}_not_in_{lacking}"
            starts = (each.start,) if lacking == "original" else ()
            said = sentence % {"it": each.text}
            found.append(Finding(code, "warning", "body", said, each.text, starts=starts))
    return each_once(found)


class _Side:
    """One text with its dates and numbers."""

    def __init__(self, text: str, language: str) -> None:
        self.dates = dates(text, language)
        self.months = months_named(text)
        rest = without(text, self.dates)
        self.quantities = quantities(rest, language)
        self.numbers = {(each.is_percent, value) for each in self.quantities for value in each.values}
        self.words = worded(rest, language)
        self.years = {each.year for each in self.dates if each.year}
        self.parts = {part for each in self.dates for part in (each.day, each.month, each.year) if part}

    def without_partner(self, other: "_Side") -> Sequence[Day | Quantity]:
        missed: list[Day | Quantity] = [each for each in self.dates if not other.has_date(each)]
        missed += [each for each in self.quantities if not other.has_number(each)]
        return sorted(missed, key=lambda each: each.start)

    def has_date(self, wanted: Day) -> bool:
        if any(
            wanted.agrees_with(each) or (each.agrees_with(wanted) and not wanted.day) for each in self.dates
        ):
            return True
        if not wanted.day:
            is_year_there = not wanted.year or self._has_plain(wanted.year)
            return wanted.month in self.months and is_year_there
        if any((each.day, each.month) == (wanted.day, wanted.month) for each in self.dates):
            return False  # in another year
        # "27 và 28/7" beside "27 and 28 July": the month stands once for both days.
        is_month_there = wanted.month in self.months or any(each.month == wanted.month for each in self.dates)
        return (is_month_there or self._has_plain(wanted.month)) and self._has_plain(wanted.day)

    def has_number(self, wanted: Quantity) -> bool:
        if any((wanted.is_percent, value) in self.numbers for value in wanted.values):
            return True
        if wanted.is_percent:
            return False
        return bool(wanted.values & self.words) or any(value in self.parts for value in wanted.values)

    def _has_plain(self, number: int) -> bool:
        return number in self.parts or bool({(False, number), (True, number)} & self.numbers)
