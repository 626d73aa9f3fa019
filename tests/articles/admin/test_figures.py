"""A figure is typed together with what says it."""

import pytest
from django.contrib.messages import get_messages

from articles.models import Citation
from provinces.models import Figure
from tests.factories import ArticleFactory, CitationFactory, FigureFactory, ProvinceFactory, ReferenceFactory

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


def cited(desk, province, article, passage, **values):
    evidence = {"statement": passage, "article": article.pk, "passage": passage}
    data = figure_data(province, **evidence)
    return desk.post(ADD, data | values)


def test_link_from_a_text_brings_the_sentence(desk):
    article = ArticleFactory(body="<p>Its border is over 164 km long.</p>")
    brought = {"article": article.pk, "passage": "Its border is over 164 km long.", "value": "164"}
    answer = desk.get(ADD, brought | {"measure": "land_border", "statement": "Its border"})
    (formset,) = (each.formset for each in answer.context["inline_admin_formsets"])
    (row,) = formset.forms
    assert [str(row[name].value()) for name in ("article", "passage", "statement")] == [
        str(article.pk),
        "Its border is over 164 km long.",
        "Its border",
    ]


@pytest.mark.parametrize(
    ("passage", "value", "kept"),
    [
        ("Its border is over 164 km long.", "164", 1),
        ("Its border is over 146 km long.", "164", 0),
        ("Twelve gates, 1,449.566 km.", "1449.566", 1),
        ("Twelve posts keep it.", "12", 1),
    ],
)
def test_passage_has_the_number(desk, passage, value, kept):
    article = ArticleFactory(body=f"<p>{passage}</p>")
    answer = cited(desk, ProvinceFactory(), article, passage, value=value)
    assert Figure.objects.count() == kept
    if not kept:
        (formset,) = (each.formset for each in answer.context["inline_admin_formsets"])
        assert formset.errors == [
            {
                "passage": [
                    "This passage does not have the number 164\u00a0km; quote the sentence that states it."
                ]
            }
        ]


def test_link_that_brings_nonsense_is_answered(desk):
    brought = {"article": "abc", "passage": "x" * 2000, "province": "-1", "value": "much"}
    assert desk.get(ADD, brought).status_code == 200


def test_other_figures_of_the_subject_are_named(desk):
    province = ProvinceFactory()
    FigureFactory(province=province, measure="land_border", value=277, qualifier="over")
    FigureFactory(measure="land_border", value=300)
    article = ArticleFactory(body="<p>It is 164 km.</p>")
    answer = cited(desk, province, article, "It is 164 km.")
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert "On record beside it, of the same subject: land border: over 277\u00a0km." in said


def test_figure_is_found_by_its_value(desk):
    wanted = FigureFactory(value="1449.566")
    FigureFactory(value="1449")
    found = [
        [row.pk for row in desk.get("/admin/provinces/figure/", {"q": words}).context["cl"].result_list]
        for words in ("1449.566", "1,449.566", "1.449,566 km", "164")
    ]
    assert found == [[wanted.pk], [wanted.pk], [wanted.pk], []]
