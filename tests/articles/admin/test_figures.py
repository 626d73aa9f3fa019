"""A figure is typed together with what says it."""

import pytest

from articles.models import Citation
from provinces.models import Figure
from tests.factories import CitationFactory, FigureFactory, ProvinceFactory, ReferenceFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/provinces/figure/add/"
EVIDENCE = ("statement", "reference", "article", "passage", "confidence_reason", "id", "figure")


def figure_data(province, *, as_of="2024", **evidence):
    data = {"code": "length", "province": province.pk, "measure": "land_border", "qualifier": "over"}
    data |= {"value": "164", "as_of": as_of, "rank": "normal"}
    names = ("country", "unit", "agreement", "across_country", "across_province", "scope", "note")
    data |= dict.fromkeys((*names, "superseded_because"), "")
    data |= {"citations-TOTAL_FORMS": 1, "citations-INITIAL_FORMS": 0}
    data |= {f"citations-0-{name}": evidence.get(name, "") for name in EVIDENCE}
    return data | {"citations-0-confidence": "high"}


def test_figure_is_saved_with_its_evidence(desk):
    reference = ReferenceFactory(published_on="2024-05")
    desk.post(ADD, figure_data(ProvinceFactory(), statement="land border", reference=reference.pk))
    kept = Citation.objects.get()
    assert (kept.figure, kept.reference, kept.supports) == (Figure.objects.get(), reference, "value")


def test_figure_without_evidence_is_refused(desk):
    answer = desk.post(ADD, figure_data(ProvinceFactory()))
    (formset,) = (each.formset for each in answer.context["inline_admin_formsets"])
    assert (formset.non_form_errors(), Figure.objects.count()) == (
        [
            (
                "A figure without evidence is never shown: add the article and the passage, or the reference, "
                "that says so."
            )
        ],
        0,
    )


def test_figure_of_after_its_evidence_is_refused(desk):
    reference = ReferenceFactory(title="Nhan Dan", published_on="2023")
    evidence = {"statement": "land border", "reference": reference.pk}
    answer = desk.post(ADD, figure_data(ProvinceFactory(), as_of="2024-05-12", **evidence))
    (formset,) = (each.formset for each in answer.context["inline_admin_formsets"])
    (sentence,) = formset.errors[0]["__all__"]
    assert sentence.startswith(
        "The reference “Nhan Dan” of 2023 is older than what it is cited for: number of “land border: over 164"
    )


def test_last_evidence_of_a_figure_is_not_taken_away(desk):
    figure = FigureFactory()
    citation = CitationFactory(figure=figure, supports="value")
    data = figure_data(figure.province, as_of="")
    data |= {"code": figure.code, "citations-INITIAL_FORMS": 1, "citations-0-DELETE": "on"}
    data |= {"citations-0-id": citation.pk, "citations-0-figure": figure.pk}
    desk.post(f"/admin/provinces/figure/{figure.pk}/change/", data)
    assert list(Citation.objects.all()) == [citation]
