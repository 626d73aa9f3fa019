"""Path converters: dates in Latin digits of fixed width, and numbers that a database can hold."""

from django.urls.converters import StringConverter


class YearConverter(StringConverter):
    regex = "[0-9]{4}"


class MonthConverter(StringConverter):
    regex = "(?:0[1-9]|1[0-2])"


class DayConverter(StringConverter):
    regex = "(?:0[1-9]|[12][0-9]|3[01])"


class MonthOrNoneConverter(StringConverter):
    """`00` where only the year is known."""

    regex = "(?:0[0-9]|1[0-2])"


class DayOrNoneConverter(StringConverter):
    """`00` where no day is known."""

    regex = "(?:[012][0-9]|3[01])"


class NumberConverter:
    """A row's number: at most 18 digits, which both databases can hold. A longer one is no address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
