"""Partial dates: accepted, refused, put into words."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from provinces.datatypes.partial_dates import certainly_before, check_partial_date, first_day, in_words
from provinces.models import Province
from tests.factories import ProvinceFactory


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        ("", "", ""),
        ("2014", "2014", "2014"),
        ("2014-05", "May 2014", "tháng 5/2014"),
        ("2014-05-02", "2 May 2014", "2/5/2014"),
        ("2024-05-12T20:35+07:00", "12 May 2024, 20:35 (GMT+7)", "12/5/2024, 20:35 (GMT+7)"),
    ],
)
def test_in_words(value, english, vietnamese):
    if value:
        check_partial_date(value)
    assert in_words(value) == english
    with translation.override("vi"):
        assert in_words(value) == vietnamese


@pytest.mark.parametrize(
    "value",
    ["14", "2014-13", "2014-00", "2014-02-30", "2014-5", "May 2014", "2014-05-12 20:35", "2014-05-12T25:00+07:00",
     "2014-05-12T20:35", "0000", "２０１４", "2014-05-12T20:35+07:00x"],
)  # fmt: skip
def test_bad_date_is_refused_by_form_and_by_database_write(value, db):
    with pytest.raises(ValidationError) as error:
        check_partial_date(value)
    assert error.value.messages == [
        f"“{value}” is not a date. Write what is known: 2014, 2014-05, 2014-05-12 or 2014-05-12T20:35+07:00."
    ]
    province = ProvinceFactory()
    with pytest.raises(ValidationError), transaction.atomic():
        Province.objects.filter(pk=province.pk).update(valid_from=value)
    province.refresh_from_db()
    assert province.valid_from == ""


def test_first_day_is_for_comparing():
    assert [first_day(value) for value in ("", "2014", "2014-05", "2014-05-02")] == [
        None,
        dt.date(2014, 1, 1),
        dt.date(2014, 5, 1),
        dt.date(2014, 5, 2),
    ]


@pytest.mark.parametrize(
    ("value", "other", "before"),
    [
        ("2007", "2020-06-30", True),
        ("2014", "2014-05", False),
        ("2014-05", "2014", False),
        ("2014-05-12", "2014-05-13", True),
        ("", "2014", False),
        ("2014", "", False),
        ("nonsense", "2014", False),
        ("0000-01", "2014", False),
    ],
)
def test_date_is_before_another_only_if_it_is_certain(value, other, before):
    assert certainly_before(value, other) is before
