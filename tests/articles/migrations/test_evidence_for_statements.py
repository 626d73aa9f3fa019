"""An existing site's evidence claims no more after the upgrade than it can."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Citation
from tests.factories import AgreementFactory, CitationFactory, ReferenceFactory

pytestmark = pytest.mark.django_db
name_statements = import_module("articles.migrations.0015_evidence_for_statements").name_statements


@pytest.mark.parametrize(
    ("published_on", "supports"),
    [
        ("2007", "name signature"),
        ("2020-06", "name signature end"),
        ("2020", "name signature end"),  # the year of the end: it may have come after it
        ("", "name signature end"),
    ],
)
def test_a_reference_loses_what_happened_after_it_appeared(published_on: str, supports: str):
    agreement = AgreementFactory(signed_on="1998-08-18", ended_on="2020-05-31", status="ended")
    citation = CitationFactory(
        figure=None,
        agreement=agreement,
        statement="name, signature, end",
        reference=ReferenceFactory(published_on=published_on),
    )
    Citation.objects.filter(pk=citation.pk).update(supports="")

    name_statements(apps, SimpleNamespace(connection=connection))

    citation.refresh_from_db()
    assert (citation.supports, citation.statement) == (supports, "name, signature, end")
