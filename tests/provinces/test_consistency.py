"""Rows that contradict each other are refused in forms and saves, by both names and with the remedy."""

import pytest
from django.core.exceptions import ValidationError

from provinces.models import Agreement, AgreementRelation, BorderGuardUnit, Directive, Province, Succession
from provinces.models.consistency import problems
from tests.factories import (
    AgreementFactory,
    CountryFactory,
    DirectiveFactory,
    FigureFactory,
    ProvinceFactory,
    SuccessionFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def sentences(refused):
    return refused.value.messages


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        (
            {"signed_on": "2015-11-05", "in_force_from": "2015-10"},
            (
                "“Ban Gioc”: “in force from” (October 2015) comes before “signed on” (5 November 2015); "
                "correct one of the two dates."
            ),
        ),
        (
            {"in_force_from": "2004-06-30", "ended_on": "2003"},
            (
                "“Ban Gioc”: “ended on” (2003) comes before “in force from” (30 June 2004); "
                "correct one of the two dates."
            ),
        ),
        (
            {"signed_on": "2004-06-30", "ended_on": "2003"},
            (
                "“Ban Gioc”: “ended on” (2003) comes before “signed on” (30 June 2004); "
                "correct one of the two dates."
            ),
        ),
    ],
)
def test_agreement_out_of_order_is_refused(dates, sentence):
    with pytest.raises(ValidationError) as refused:
        AgreementFactory(name="Ban Gioc", **dates)
    assert (sentences(refused), Agreement.objects.count()) == ([sentence], 0)


@pytest.mark.parametrize("in_force_from", ["", "2015", "2015-11", "2015-11-05", "2016"])
def test_agreement_that_may_be_in_order_is_taken(in_force_from):
    AgreementFactory(signed_on="2015-11-05", in_force_from=in_force_from)


def test_directive_in_effect_before_its_issue_is_refused():
    with pytest.raises(ValidationError) as refused:
        DirectiveFactory(name="Codes", issued_on="2025-06-30", in_force_from="2025-05")
    assert (sentences(refused), Directive.objects.count()) == (
        [
            (
                "“Codes”: “in effect from” (May 2025) comes before “issued on” (30 June 2025); "
                "correct one of the two dates."
            )
        ],
        0,
    )


def test_unit_older_than_its_province_is_refused():
    province = ProvinceFactory(name="Tuyen Quang", valid_from="2025-07-01")
    with pytest.raises(ValidationError) as refused:
        UnitFactory(name="Post 1", province=province, valid_from="1979")
    assert (sentences(refused), BorderGuardUnit.objects.count()) == (
        [
            (
                "The unit “Post 1” exists from 1979, its province “Tuyen Quang” only from 1 July 2025; "
                "choose the province of that time, or correct one of the dates."
            )
        ],
        0,
    )


def test_succession_that_leads_back_in_two_steps_is_refused():
    first, second, third = (ProvinceFactory(name=name) for name in ("First", "Second", "Third"))
    SuccessionFactory(predecessor=first, successor=second)
    SuccessionFactory(predecessor=second, successor=third)
    with pytest.raises(ValidationError) as refused:
        SuccessionFactory(predecessor=third, successor=first)
    assert (sentences(refused), Succession.objects.count()) == (
        [
            (
                "“First” leads back to “Third” by way of other rows, and “Third” cannot lead to it as well; "
                "correct this row or the one that leads back."
            )
        ],
        2,
    )


def test_succession_is_saved_again_without_meeting_itself():
    SuccessionFactory(predecessor=ProvinceFactory(), successor=ProvinceFactory()).save()


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_units_in_a_circle_are_refused(field):
    first = UnitFactory(name="First")
    second = UnitFactory(name="Second", **{field: first})
    setattr(first, field, second)
    with pytest.raises(ValidationError) as refused:
        first.save()
    assert sentences(refused) == [
        (
            "“Second” leads back to “First” by way of other rows, and “First” cannot lead to it as well; "
            "correct this row or the one that leads back."
        )
    ]


def test_agreements_that_replace_each_other_are_refused():
    first, second = AgreementFactory(name="First"), AgreementFactory(name="Second")
    AgreementRelation.objects.create(later=second, kind="replaces", earlier=first)
    with pytest.raises(ValidationError):
        AgreementRelation.objects.create(later=first, kind="amends", earlier=second)


def test_alias_that_is_the_name_of_another_is_refused_with_or_without_accents():
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    with pytest.raises(ValidationError) as refused:
        ProvinceFactory(name="Lai Chau", aliases="Muong Lay\nĐiện Biên")
    assert sentences(refused) == [
        (
            "The other spelling “Điện Biên” of “Lai Chau” is the name of “Dien Bien”; take it out, or "
            "join the two entries."
        )
    ]


def test_alias_of_another_time_or_country_is_taken():
    ProvinceFactory(name="Hue", valid_from="2025-01-01")
    ProvinceFactory(name="Thua Thien Hue", valid_to="2025-01-01", aliases="Hue")
    ProvinceFactory(name="Hue across", country=CountryFactory(code="LA"), aliases="Hue")


def test_preferred_figure_says_why():
    with pytest.raises(ValidationError) as refused:
        FigureFactory(rank="preferred", value=1258)
    (sentence,) = sentences(refused)
    assert sentence.endswith("is preferred to the other figures, or rank it as they are.")


def test_all_rows_cost_what_one_costs(django_assert_num_queries):
    for number in range(5):
        ProvinceFactory(name=f"Province {number}", aliases=f"Alias {number}")
    rows = list(Province.objects.all())
    with django_assert_num_queries(1):
        assert list(problems(rows)) == []
