"""What a citation is evidence for: words of a closed list, none of them younger than the evidence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Citation
from tests.factories import AgreementFactory, CitationFactory, FigureFactory, ReferenceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fishery():
    return AgreementFactory(name="Fishery agreement", signed_on="2000-12-25", ended_on="2020-06-30")


def cited(agreement, published_on, supports):
    reference = ReferenceFactory(title="Korea Science", published_on=published_on)
    return CitationFactory.build(
        code="fishery", figure=None, agreement=agreement, reference=reference, supports=supports
    )


def test_reference_older_than_its_claim_is_refused_by_both_names_with_the_remedy(fishery):
    with pytest.raises(ValidationError) as refused:
        cited(fishery, "2007", "signature end").full_clean()
    assert refused.value.messages == [
        (
            "The reference “Korea Science” of 2007 is older than what it is cited for: end of “Fishery agreement” on "
            "30 June 2020; cite a later source, or take this statement out of the citation."
        )
    ]


@pytest.mark.parametrize("published_on", ["", "2020", "2020-06", "2020-06-30", "2021"])
def test_reference_that_may_be_later_is_taken(fishery, published_on):
    cited(fishery, published_on, "signature end").full_clean()


def test_statement_its_subject_does_not_make_is_refused():
    reference = ReferenceFactory()
    citation = CitationFactory.build(
        code="c", figure=FigureFactory(), reference=reference, supports="signature"
    )
    with pytest.raises(ValidationError) as refused:
        citation.full_clean()
    assert refused.value.messages == [
        "The citation “c” is for “signature”, which its subject does not state; choose among: value."
    ]


@pytest.mark.parametrize("supports", ["marriage", "name,signature", "Name"])
def test_database_keeps_only_words_of_the_list(fishery, supports):
    citation = CitationFactory(figure=None, agreement=fishery, supports="name signature")
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(supports=supports)
