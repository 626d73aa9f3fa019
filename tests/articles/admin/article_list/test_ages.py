"""Ages in words: the largest unit, either way, and the exact moment beside it."""

import datetime as dt

from django.utils.translation import override

from articles.admin.article_list.ages import age, aged

NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
AGES = {
    dt.timedelta(0): "just now",
    dt.timedelta(seconds=-59): "just now",
    dt.timedelta(seconds=59): "just now",
    dt.timedelta(minutes=-1): "1 minute ago",
    dt.timedelta(minutes=-59, seconds=-59): "59 minutes ago",
    dt.timedelta(hours=-23): "23 hours ago",
    dt.timedelta(days=-3, hours=-5): "3 days ago",
    dt.timedelta(days=-30): "1 month ago",
    dt.timedelta(days=-365): "1 year ago",
    dt.timedelta(days=-800): "2 years ago",
    dt.timedelta(minutes=5): "in 5 minutes",
    dt.timedelta(hours=1): "in 1 hour",
    dt.timedelta(days=2): "in 2 days",
    dt.timedelta(days=70): "in 2 months",
    dt.timedelta(days=400): "in 1 year",
}


def test_age_is_told_in_its_largest_unit():
    assert {ahead: age(NOW + ahead, NOW) for ahead in AGES} == AGES
    with override("vi"):
        assert age(NOW - dt.timedelta(days=3), NOW) == "3 ngày trước"


def test_cell_tells_the_exact_moment_in_viet_nams_time():
    long_ago = dt.datetime(2001, 2, 3, 18, 5, tzinfo=dt.UTC)
    cell = str(aged(long_ago))
    assert cell.startswith('<time datetime="2001-02-04T01:05+07:00" title="04.02.2001 01:05 (GMT+7)">')
    assert aged(None) == ""
