"""Typed times: what is understood, and as which moment; what is refused, and why. On a Saturday, 10:00 in Viet Nam."""

import datetime as dt

import pytest
from django.utils import translation

from articles.publishing.typed_times import ZONE, Unreadable, in_full, read

NOW = dt.datetime(2026, 11, 28, 10, 0, 30, tzinfo=ZONE)
READ = {
    "now": None,
    "ngay bây giờ": None,
    "tomorrow 8:00": "2026-11-29T08:00",
    "Tomorrow at 8 am": "2026-11-29T08:00",
    "8pm tomorrow": "2026-11-29T20:00",
    "today 17.30": "2026-11-28T17:30",
    "Monday 8:00": "2026-11-30T08:00",
    "day after tomorrow 9:15": "2026-11-30T09:15",
    "in 2 hours": "2026-11-28T12:00",
    "in an hour": "2026-11-28T11:00",
    "in 90 minutes": "2026-11-28T11:30",
    "12 June 08:00": "2027-06-12T08:00",
    "12/6 8:00": "2027-06-12T08:00",
    "6/12 8:00": "2026-12-06T08:00",
    "12.06.2030 08:30 (GMT+7)": "2030-06-12T08:30",
    "2026-12-24 06:00": "2026-12-24T06:00",
    "2026-12-24T06:00": "2026-12-24T06:00",
    "2024-05-12 20:35:07": "2024-05-12T20:35:07",
    "December 24, 2026 6:00": "2026-12-24T06:00",
    "24th of December 6:30pm": "2026-12-24T18:30",
    "ngày mai 8:00": "2026-11-29T08:00",
    "hôm nay 17 giờ 30": "2026-11-28T17:30",
    "thứ hai 8:00": "2026-11-30T08:00",
    "thu hai 8h": "2026-11-30T08:00",
    "thứ 3 8h": "2026-12-01T08:00",
    "Chủ nhật 7 giờ rưỡi": "2026-11-29T07:30",
    "mai 8h": "2026-11-29T08:00",
    "sáng mai 8h": "2026-11-29T08:00",
    "tối nay 8h": "2026-11-28T20:00",
    "2h chiều mai": "2026-11-29T14:00",
    "8h30 ngày 12/6": "2027-06-12T08:30",
    "12 tháng 6 năm 2027 lúc 8:00": "2027-06-12T08:00",
    "2 giờ nữa": "2026-11-28T12:00",
    "sau 30 phút": "2026-11-28T10:30",
}
UNREADABLE, NO_DAY, NO_TIME, PAST = "is no time.", "has no day.", "has no time.", "is past."
NO_SUCH_DAY = "is a day no calendar has; the day comes first, then the month."
ANOTHER_DAY = "is another day of the week; leave out what is wrong."
REFUSED = {
    "8:00": NO_DAY,
    "tomorrow": NO_TIME,
    "tomorrow 8": UNREADABLE,  # in the morning or in the evening
    "tomorrow 25:00": UNREADABLE,
    "tomorrow 8:60": UNREADABLE,
    "tomorrow 8:00 9:00": UNREADABLE,
    "Monday tomorrow 8:00": UNREADABLE,
    "next Monday 8:00": UNREADABLE,  # this coming one, or the one after
    "thứ hai tới 8h": UNREADABLE,
    "thứ hai to\u031b\u0301i 8h": UNREADABLE,  # the same, decomposed
    "12.06 8:00": UNREADABLE,  # a day, or ten past twelve
    "12/6/26 8:00": UNREADABLE,
    "tomorrow 8:00 UTC+8": UNREADABLE,
    "may 8:00": UNREADABLE,
    "in 0 hours": UNREADABLE,
    "x" * 5_000: UNREADABLE,
    "today 8:00": PAST,
    "27/11 8:00": PAST,  # and not a year later
    "12/25 8:00": NO_SUCH_DAY,
    "31/2 8:00": NO_SUCH_DAY,
    "Sunday 28 November 2026 18:00": ANOTHER_DAY,
}


def test_typed_times_are_read_as_people_mean_them():
    read_as = {typed: read(typed, now=NOW) for typed in READ}
    plain = {typed: moment and f"{moment:%Y-%m-%dT%H:%M:%S}" for typed, moment in read_as.items()}
    assert {typed: said and said.removesuffix(":00") for typed, said in plain.items()} == READ
    assert {moment.utcoffset() for moment in read_as.values() if moment} == {dt.timedelta(hours=7)}


def test_what_is_past_or_means_two_moments_is_refused_with_what_can_be_typed():
    said = {}
    for typed in REFUSED:
        with pytest.raises(Unreadable) as refusal:
            read(typed, now=NOW)
        said[typed] = str(refusal.value)
    wrong = {
        typed: said[typed]
        for typed, why in REFUSED.items()
        if f"“{typed[:100]}” {why}" != said[typed].removesuffix(HELP).strip()
    }
    assert wrong == {}
    with pytest.raises(Unreadable, match="Today is that day of the week: type “today 17:30”"):
        read("Saturday 18:00", now=NOW)


HELP = (
    "Type a day and a time: “tomorrow 8:00”, “Monday 17:30”, “12/6 8:00” (the day first), “2026-12-24 06:00”, "
    "or “in 2 hours”, or “now”."
)


def test_moment_is_said_back_in_full_and_what_is_said_can_be_typed():
    moment = dt.datetime(2026, 11, 29, 1, 0, tzinfo=dt.UTC)
    said = {}
    for language in ("en", "vi"):
        with translation.override(language):
            said[language] = in_full(moment)
    assert said == {
        "en": "Sunday 29 November 2026, 08:00, Viet Nam (UTC+7)",
        "vi": "Chủ nhật, 29/11/2026, 08:00, Việt Nam (UTC+7)",
    }
    assert [read(words, now=NOW) for words in said.values()] == [moment, moment]
