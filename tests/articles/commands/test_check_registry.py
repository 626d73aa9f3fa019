"""manage.py check_registry lists what is there already and would be refused today."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Citation
from provinces.models import Agreement, Succession
from tests.factories import (
    AgreementFactory,
    CitationFactory,
    FigureFactory,
    ProvinceFactory,
    ReferenceFactory,
)

pytestmark = pytest.mark.django_db


def test_contradictions_from_before_the_rules_are_listed(capsys):
    agreement = AgreementFactory(slug="fishery", name="Fishery", signed_on="2000-12-25")
    Agreement.objects.filter(pk=agreement.pk).update(
        in_force_from="1999", ended_on="2020-06-30", status="ended"
    )
    reference = ReferenceFactory(title="Korea Science", published_on="2007")
    CitationFactory(code="c", figure=None, agreement=agreement, reference=reference, supports="end")
    first, second = ProvinceFactory(slug="first"), ProvinceFactory(slug="second")
    Succession.objects.bulk_create(
        [
            Succession(predecessor=first, successor=second, on="2025"),
            Succession(predecessor=second, successor=first, on="2026"),
        ]
    )
    FigureFactory(code="bare")
    with pytest.raises(CommandError) as failed:
        call_command("check_registry")
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "provinces.succession first|second|2025",
        "provinces.succession second|first|2026",
        "provinces.agreement fishery",
        "articles.citation c",
        "provinces.figure bare",
        "Entries with a statement that rests on no source",
    ]
    assert str(failed.value) == (
        "5 contradictions; each line says what to correct. Nothing more of the kind is let in."
    )


def test_statements_without_a_source_are_listed_on_request(capsys):
    agreement = AgreementFactory(slug="shelf", signed_on="2003-06-26", in_force_from="2007")
    CitationFactory(figure=None, agreement=agreement, supports="name signature")
    call_command("check_registry", "--wanted")
    assert capsys.readouterr().out.splitlines() == [
        "provinces.agreement shelf: source wanted for entry into force",
        "Entries with a statement that rests on no source: 1.",
        "No row contradicts another one.",
    ]
    assert Citation.objects.count() == 1
