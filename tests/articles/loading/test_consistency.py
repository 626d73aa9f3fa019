"""A load after which two rows contradict each other is refused; rows it does not change stay as they are."""

from typing import Any

import pytest
from django.core.management import CommandError

from articles.models import Citation, Reference
from provinces.models import Agreement, Figure
from tests.articles.loading.conftest import entry, install
from tests.factories import AgreementFactory, CitationFactory, ProvinceFactory, ReferenceFactory

pytestmark = pytest.mark.django_db


def agreement(**fields: Any) -> dict[str, Any]:
    return entry("provinces.agreement", name="Fishery", slug="fishery", instrument="agreement", **fields)


def test_agreement_in_force_before_it_was_signed_is_refused(write: Any) -> None:
    write("a.json", agreement(signed_on="2000-12-25", in_force_from="1999"))
    with pytest.raises(CommandError) as refused:
        install("a")
    assert str(refused.value) == (
        'a.json, object 1, provinces.agreement "fishery": “Fishery”: “in force from” (1999) comes before “signed on” '
        "(25 December 2000); correct one of the two dates. Nothing was loaded."
    )


def test_circle_of_successions_is_refused(write: Any) -> None:
    for slug in ("one", "two"):
        ProvinceFactory(slug=slug, name=slug)
    there = {"predecessor": ["one"], "successor": ["two"], "on": "2025"}
    back = {"predecessor": ["two"], "successor": ["one"], "on": "2026"}
    write("a.json", entry("provinces.succession", **there), entry("provinces.succession", **back))
    with pytest.raises(CommandError, match="leads back to"):
        install("a")


def test_figure_without_evidence_is_refused(write: Any) -> None:
    ProvinceFactory(slug="dien-bien")
    figure = {"code": "length", "measure": "land_border", "value": "414.000", "province": ["dien-bien"]}
    ReferenceFactory(code="R")
    cited = {"code": "c", "statement": "name", "province": ["dien-bien"], "reference": ["R"]}
    write("a.json", entry("provinces.figure", **figure), entry("articles.citation", supports="name", **cited))
    with pytest.raises(CommandError, match="has no evidence, and readers never see it"):
        install("a")
    assert Figure.objects.count() == 0


def test_reference_older_than_its_claim_is_refused(write: Any) -> None:
    AgreementFactory(slug="fishery", ended_on="2020-06-30", status="ended")
    ReferenceFactory(code="KSC-2007", title="Korea Science", published_on="2007")
    cited = {"code": "c", "statement": "end", "agreement": ["fishery"], "reference": ["KSC-2007"]}
    write("a.json", entry("articles.citation", supports="end", **cited))
    with pytest.raises(
        CommandError, match="“Korea Science” of 2007 is older than what it is cited for: end of"
    ):
        install("a")
    assert Citation.objects.count() == 0


def test_reference_that_becomes_older_than_its_claim_is_refused(write: Any) -> None:
    reference = ReferenceFactory(code="VNN", published_on="2020-09-01")
    there = AgreementFactory(slug="fishery", ended_on="2020-06-30", status="ended")
    CitationFactory(figure=None, agreement=there, reference=reference, supports="end")
    write("a.json", entry("articles.reference", code="VNN", published_on="2019"))
    with pytest.raises(CommandError, match="older than what it is cited for"):
        install("a")
    assert Reference.objects.get().published_on == "2020-09-01"


def test_fixture_of_before_the_rules_loads_where_it_changes_nothing(write: Any) -> None:
    row = AgreementFactory(slug="fishery", name="Fishery", signed_on="2000-12-25")
    Agreement.objects.filter(pk=row.pk).update(in_force_from="1999")
    write("a.json", agreement(signed_on="2000-12-25", in_force_from="1999"))
    assert install("a")[0] == "Installed 1 object(s): 0 new, 0 changed, 1 unchanged from 1 fixture(s)\n"
