"""Rules about the registry's rows: kept by the database, and said in words by forms."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from provinces.models import AgreementParty, AgreementRelation, Country, Neighbour, ProvinceCode, Succession
from tests.factories import (
    ActFactory,
    AgreementFactory,
    CountryFactory,
    DirectiveFactory,
    FigureFactory,
    GateFactory,
    OrganisationFactory,
    PairFactory,
    ProvinceFactory,
    SuccessionFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def refuses(row, message):
    """The form names the rule, and the database refuses the row when no form was asked."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert message in error.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])


def test_province_life_in_order():
    row = ProvinceFactory.build(slug="p", country=CountryFactory(), valid_from="2025", valid_to="2024-01")
    refuses(row, "A province cannot end before it begins; check the two dates.")


def test_slug_is_made_from_the_name_and_never_empty():
    assert ProvinceFactory(name="Điện Biên").slug == "dien-bien"
    row = ProvinceFactory.build(name="中", country=CountryFactory())
    refuses(row, "The address part is empty and cannot be made from the name; type one.")


def test_country_code_is_two_capitals():
    refuses(Country(code="vn", name="X", slug="x"), "A country code is two capital letters, as in VN or LA.")


def test_code_once():
    province = ProvinceFactory()
    ProvinceCode.objects.create(province=province, scheme="gso", code="11")
    refuses(ProvinceCode(province=province, scheme="gso", code="11"), "This province has that code already.")


def test_succession_not_itself_and_once():
    one = SuccessionFactory()
    refuses(
        Succession(predecessor=one.successor, successor=one.successor, on="2025-07-01"),
        "A province cannot succeed itself; an unchanged one needs no succession.",
    )
    refuses(
        Succession(predecessor=one.predecessor, successor=one.successor, on=one.on),
        "This succession is recorded already.",
    )


def test_neighbour_not_itself():
    province = ProvinceFactory()
    refuses(Neighbour(province=province, across=province), "A province is not its own neighbour.")


def test_unit_not_its_own_parent():
    unit = UnitFactory()
    unit.parent = unit
    with pytest.raises(ValidationError) as error:
        unit.full_clean()
    assert error.value.messages == ["A unit can neither belong to nor follow itself."]
    with pytest.raises(IntegrityError), transaction.atomic():
        type(unit).objects.filter(pk=unit.pk).update(parent=unit)


def test_gate_leads_abroad():
    row = GateFactory.build(slug="g", province=ProvinceFactory(), across_country=CountryFactory(code="VN"))
    refuses(row, "A border gate leads to another country than Viet Nam.")


def test_party_is_one_of_two():
    agreement, country, body = AgreementFactory(), CountryFactory(), OrganisationFactory()
    message = "A party is a country or an organisation: choose exactly one."
    refuses(AgreementParty(agreement=agreement), message)
    refuses(AgreementParty(agreement=agreement, country=country, organisation=body), message)
    AgreementParty.objects.create(agreement=agreement, country=country)
    refuses(AgreementParty(agreement=agreement, country=country), "This country is a party already.")


def test_agreement_ended_and_in_force_exclude_each_other():
    refuses(
        AgreementFactory.build(slug="a", status="in_force", ended_on="2020"),
        "An agreement with an end date cannot be in force; change one of the two.",
    )
    refuses(
        AgreementFactory.build(slug="a", status="ended"),
        "An ended agreement needs the date of its end, as far as it is known.",
    )


def test_relation_not_itself():
    agreement = AgreementFactory()
    row = AgreementRelation(later=agreement, earlier=agreement, kind="amends")
    refuses(row, "An agreement cannot amend or replace itself.")


def test_directive_number_once_but_unnumbered_often():
    DirectiveFactory(number="")
    DirectiveFactory(number="")
    DirectiveFactory(number="33-NQ/TW")
    refuses(
        DirectiveFactory.build(number="33-NQ/TW", slug="other"),
        "A directive with this number is recorded already.",
    )


def test_pair_is_unordered():
    pair = PairFactory(our_name="Tây Trang", their_name="Company 119")
    turned = PairFactory.build(
        slug="turned",
        our_name="company  119",
        our_country=pair.their_country,
        our_province=pair.our_province,
        their_name="TAY TRANG",
        their_country=pair.our_country,
    )
    refuses(turned, "These two sides are twinned at this level already, perhaps the other way round.")
    PairFactory(our_name="Tây Trang", their_name="Company 119", level="commune", slug="communes")


def test_pair_crosses_a_border():
    province, country = ProvinceFactory(), CountryFactory()
    row = PairFactory.build(slug="x", our_province=province, our_country=country, their_country=country)
    refuses(row, "The two sides of a twinning lie in different countries.")


def test_figure_has_exactly_one_subject():
    message = "A figure has exactly one subject: a country, a province, a unit, an agreement, or Viet Nam as a whole."
    province, unit = ProvinceFactory(), UnitFactory()
    refuses(FigureFactory.build(province=None), message)
    refuses(FigureFactory.build(province=province, unit=unit), message)
    refuses(FigureFactory.build(province=province, nation=True), message)
    for subject in (
        {"nation": True},
        {"unit": unit},
        {"agreement": AgreementFactory()},
        {"country": province.country},
    ):
        FigureFactory(**{"province": None, **subject})


def test_figure_superseded_says_why_and_is_never_negative():
    province = ProvinceFactory()
    refuses(
        FigureFactory.build(province=province, rank="superseded"),
        "Say why the figure is superseded: what replaced it, or what is wrong with it.",
    )
    refuses(FigureFactory.build(province=province, value=-1), "A figure is never negative.")


@pytest.mark.parametrize(
    ("qualifier", "value", "measure", "words"),
    [
        ("over", "164", "land_border", "over 164\u00a0km"),
        ("exact", "1449.566", "land_border", "1,449.566\u00a0km"),
        ("stated", "224.000", "twinned_pairs", "224"),
        ("about", "2300", "land_border", "about 2,300\u00a0km"),
    ],
)
def test_figure_in_words(qualifier, value, measure, words):
    figure = FigureFactory(qualifier=qualifier, value=value, measure=measure)
    figure.refresh_from_db()
    assert figure.in_words == words


@pytest.mark.parametrize(
    ("qualifier", "value", "measure", "words"),
    [
        ("over", "164", "land_border", "hơn 164\u00a0km"),
        ("exact", "1449.566", "land_border", "1.449,566\u00a0km"),
        ("exact", "8536.44", "area", "8.536,44\u00a0km²"),
        ("stated", "224.000", "twinned_pairs", "224"),
    ],
)
def test_figure_in_vietnamese_words(qualifier, value, measure, words):
    figure = FigureFactory(qualifier=qualifier, value=value, measure=measure)
    figure.refresh_from_db()
    with translation.override("vi"):
        assert figure.in_words == words


@pytest.mark.parametrize("dependant", [UnitFactory, GateFactory, FigureFactory])
def test_province_in_use_cannot_be_deleted(dependant):
    province = ProvinceFactory()
    dependant(province=province)
    with pytest.raises(ProtectedError):
        province.delete()


def test_unit_in_use_cannot_be_deleted():
    unit = UnitFactory()
    PairFactory(our_unit=unit, act=ActFactory())
    with pytest.raises(ProtectedError):
        unit.delete()
