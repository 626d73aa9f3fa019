"""Archive periods: years, months and days with articles, by the date that readers browse by (`Article.dated`).

Dates are text that sorts by time, so a period is a range of the list's index, alike in both databases. What is known to
the month alone is an article of the month and of no day.
"""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Self

from django.db import router
from django.db.models import Count, IntegerField, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length, Substr
from django.utils import timezone

from articles.fields.browse_date import MonthAndDay
from articles.models import Article, DayCount
from articles.querysets import ArticleQuerySet
from provinces.datatypes.addresses import address
from provinces.datatypes.partial_dates import in_words
from provinces.datatypes.prepared import Given, PreparedRows

YEARS_SHOWN = 40  # in the strip of years; older ones are reached by "previous year"


@dataclass(frozen=True)
class Period:
    """A year (`month` 0), a month (`day` 0) or a day. `of` raises ValueError for one no calendar has."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, *parts: str) -> Self:
        """From the parts of an address: '2024', '02', '31' raises ValueError."""
        numbers = [int(part) for part in parts]
        dt.date(*[*numbers, 1, 1][:3])
        return cls(*numbers)

    @classmethod
    def read(cls, parts: Sequence[str]) -> Self | None:
        """As `of`, from what somebody typed: None for what is no period."""
        try:
            return cls.of(*parts)
        except (ValueError, TypeError, OverflowError):
            return None

    @classmethod
    def around(cls, dated: str, like: "Period") -> Self:
        """The period of the same length that holds a date, which must be known as far."""
        return cls.of(*dated[:10].split("-")[: len(like.parts)])

    @cached_property  # asked for twice with each day of a calendar
    def parts(self) -> list[str]:
        """As an address has them: ['2024', '05']."""
        given = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return given[: 1 + bool(self.month) + bool(self.day)]

    @property
    def kind(self) -> str:
        return ("year", "month", "day")[len(self.parts) - 1]

    @property
    def words(self) -> str:
        """'2024', 'May 2024', '12 May 2024'."""
        return in_words("-".join(self.parts))

    @property
    def iso(self) -> str:
        return "-".join(self.parts)

    @property
    def address(self) -> str:
        return address(f"articles:{self.kind}", *self.parts)

    @property
    def starts(self) -> dt.datetime:
        return midnight(dt.date(self.year, self.month or 1, self.day or 1))

    @property
    def last_day(self) -> dt.date:
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def ends(self) -> dt.datetime:
        """When the day after it begins; of the last day a calendar has, when that one does."""
        return midnight(min(self.last_day, dt.date.max - dt.timedelta(days=1)) + dt.timedelta(days=1))

    @property
    def beyond(self) -> str:
        """Behind every date of the period, and before the next one, in either database's order of text."""
        return f"{self.iso}z"

    @property
    def since(self) -> Q:
        """Articles of it, and newer ones."""
        return Q(dated__gte=self.iso)

    @property
    def until(self) -> Q:
        """Articles of it, and older ones."""
        return Q(dated__lt=self.beyond)

    @property
    def within(self) -> Q:
        """The articles of it."""
        return Q(dated__gte=self.iso, dated__lt=self.beyond)

    @property
    def published(self) -> Q:
        """What this site published in it. The year 9999 has no day after it, so its end is left open."""
        condition = Q(publish_at__gte=self.starts)
        if self.last_day < dt.date.max:
            condition &= Q(publish_at__lt=self.ends)
        return condition

    @property
    def inner(self) -> list["Period"]:
        """The months of a year, the days of a month; none of a day."""
        if self.day:
            return []
        if self.month:
            return [Period(self.year, self.month, day) for day in range(1, self.last_day.day + 1)]
        return [Period(self.year, month) for month in range(1, 13)]


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins in Viet Nam. The first day of all begins before UTC can say so: then UTC's own midnight."""
    if day == dt.date.min:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return dt.datetime.combine(day, dt.time(), timezone.get_default_timezone())


def counts(language: str, period: Period) -> tuple[int, list[tuple[Period, int]]]:
    """How many public articles a year or a month has, and the months or days that have some, with how many.

    One query: the counted days, less what is scheduled, and what may be seen of those that wait for an original. The
    parts may be fewer than the whole: some are known to the year or month alone.
    """
    inner = period.inner
    if not inner:
        return 0, []
    given = {"language": language, "first": period.iso, "beyond": period.beyond}
    found: Counter[str] = Counter()
    for part, number in _counted(len(inner[0].iso))(router.db_for_read(DayCount), **given):
        if part.startswith(period.iso):
            found[part] += number
    return found.total(), [(part, found[part.iso]) for part in inner if found[part.iso]]


def number_in(language: str, period: Period) -> int:
    """How many public articles a period has. One query; a day's articles are counted one by one."""
    if period.day:
        return Article.objects.public().in_language(language).filter(period.within).count()
    return counts(language, period)[0]


@cache
def _counted(length: int) -> PreparedRows:
    """Counts by so many characters of the date."""
    first, beyond = Given("first"), Given("beyond")

    def write() -> QuerySet:
        articles = Article.objects.in_language(Given("language"))
        days = DayCount.objects.filter(language=Given("language"), day__gte=first, day__lt=beyond)
        waiting = articles.public().filter(waits_for_original=True, original__isnull=False)
        # Scheduled are few, of whatever period: an index tells them apart by their time alone. The period is asked for
        # in a way that no index answers, or that of all dates would be taken.
        whole = Substr("dated", 1, len("2026" if length == len("2026-05") else "2026-05"))
        scheduled = articles.scheduled().filter(waits_for_original=False).alias(of=whole).filter(of=first)
        return _by_part(days, "day", Sum("number"), length).union(
            _by_part(scheduled, "dated", -Count("pk"), length),
            _by_part(waiting.filter(dated__gte=first, dated__lt=beyond), "dated", Count("pk"), length),
            all=True,
        )

    return PreparedRows.of(write)


def _by_part(rows: QuerySet, date: str, number: Any, length: int) -> QuerySet:
    """Numbers of rows by the first characters of their date."""
    return rows.order_by().values_list(Substr(date, 1, length)).annotate(number=number)


def weeks(period: Period, inner: list[tuple[Period, int]]) -> list[list[tuple[Period | None, int]]]:
    """A month as the rows of a calendar, Monday first: each day with how many articles it has."""
    found = {part.day: number for part, number in inner}
    return [
        [(Period(period.year, period.month, day) if day else None, found.get(day, 0)) for day in week]
        for week in calendar.monthcalendar(period.year, period.month)
    ]


def neighbours(language: str, period: Period) -> tuple[Period | None, Period | None]:
    """The nearest non-empty periods of the same length before and after. One query, whatever lies between."""
    given = {"language": language, "first": period.iso, "beyond": period.beyond, "length": len(period.iso)}
    found = sorted(dated for (dated,) in _NEIGHBOURS(router.db_for_read(Article), **given))
    before, after = (
        [Period.around(dated, period) for dated in found if (dated < period.iso) == is_before]
        for is_before in (True, False)
    )
    return before[0] if before else None, after[0] if after else None


def _neighbours(_alias: str) -> tuple[str, list[Any]]:
    known = _listed().annotate(length=Length("dated")).filter(length__gte=Given("length", IntegerField()))
    dates = known.values_list("dated")
    before = dates.filter(dated__lt=Given("first")).order_by("-dated")[:1].query.sql_with_params()
    after = dates.filter(dated__gte=Given("beyond")).order_by("dated")[:1].query.sql_with_params()
    sql = " UNION ALL ".join(f"SELECT * FROM ({each}) AS one" for each, _params in (before, after))
    return sql, [*before[1], *after[1]]


_NEIGHBOURS = PreparedRows(_neighbours)


def _listed() -> ArticleQuerySet:
    return Article.objects.public().in_language(Given("language"))


def nearest(articles: QuerySet[Article], period: Period) -> Period | None:
    """The smallest period around an empty one that has articles. At most two queries."""
    for length in range(len(period.parts) - 1, 0, -1):
        around = Period.of(*period.parts[:length])
        if articles.filter(around.within).exists():
            return around
    return None


def years(language: str) -> tuple[list[Period], bool]:
    """The years that have articles, newest first, of the last forty; and whether some have no date of their own.

    One query, which jumps from the newest date to the last one before its year, and so on: an index look-up a year
    that has articles, however many there are in it.
    """
    this_year = timezone.localdate().year
    rows = _YEARS(router.db_for_read(Article), language=language, beyond=Period(this_year).beyond)
    shown = [Period(int(year)) for year, _any in rows if int(year) > this_year - YEARS_SHOWN]
    return shown, bool(rows and rows[0][1])


def _years(_alias: str) -> tuple[str, list[Any]]:
    dates = _listed().order_by("-dated").values("dated")
    newest, given = dates.filter(dated__lt=Given("beyond"))[:1].query.sql_with_params()
    before = dates.filter(dated__lt=RawSQL("substr(reached.dated, 1, 4)", []))[:1]
    jump, more = before.query.sql_with_params()
    undated, last = _listed().undated().values("pk")[:1].query.sql_with_params()
    sql = (
        f"WITH RECURSIVE reached(dated) AS (SELECT * FROM ({newest}) AS newest"
        f" UNION ALL SELECT ({jump}) FROM reached WHERE reached.dated IS NOT NULL)"
        f" SELECT substr(dated, 1, 4), EXISTS({undated}) FROM reached WHERE dated IS NOT NULL"
        f" LIMIT {YEARS_SHOWN}"
    )
    return sql, [*given, *more, *last]


_YEARS = PreparedRows(_years)


def same_day_of_other_years(articles: QuerySet[Article], today: dt.date) -> QuerySet[Article]:
    """Those of this day and month, in the forty years before. Served by the index `article_on_this_day`."""
    first = max(today.year - YEARS_SHOWN + 1, 1)
    years = {"dated__gte": f"{first:04}", "dated__lt": f"{today.year:04}"}
    return articles.alias(day=MonthAndDay("dated")).filter(day=f"{today:%m-%d}", **years)
