import pytest
from django.utils.translation import override

from provinces.models import Agreement, Figure
from provinces.querysets import with_evidence
from provinces.reading.footnotes import Footnotes
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    FigureFactory,
    PublishedFactory,
    ReferenceFactory,
)

pytestmark = pytest.mark.django_db


def marked(*figures):
    """The footnotes of a page that shows these figures, and the figures as marked."""
    notes = Footnotes()
    rows = {figure.pk: figure for figure in with_evidence(Figure.objects.all())}
    return notes, [notes.mark(rows[figure.pk]) for figure in figures]


def test_footnotes_number_statements_in_the_order_of_the_page():
    first, second = FigureFactory.create_batch(2)
    CitationFactory(figure=second)
    CitationFactory(figure=first)
    notes, rows = marked(second, first)
    assert [[mark.number for mark in row.marks] for row in rows] == [[1], [2]]
    assert [note.anchor for note in notes] == ["note-1", "note-2"]


def test_footnotes_take_one_publication_once_and_lead_back_to_each_statement():
    first, second = FigureFactory.create_batch(2)
    reference = ReferenceFactory()
    CitationFactory(figure=first, reference=reference, statement="length")
    CitationFactory(figure=second, reference=reference, statement="area")
    notes, rows = marked(first, second)
    (note,) = notes
    assert [claim.words for claim in note.claims] == ["length", "area"]
    assert [mark.anchor for mark in note.marks] == ["ref-1-1", "ref-1-2"]
    assert [row.marks for row in rows] == [note.marks[:1], note.marks[1:]]


def test_footnotes_say_how_sure_a_statement_is_and_why_beside_it():
    figure, reference = FigureFactory(), ReferenceFactory()
    CitationFactory(figure=figure, reference=reference, statement="length", confidence="high")
    doubt = {"confidence": "low", "confidence_reason": "one source only"}
    CitationFactory(figure=figure, reference=reference, statement="area", **doubt)
    (note,), _rows = marked(figure)
    assert [(claim.words, claim.doubt, claim.reason) for claim in note.claims] == [
        ("length", "", ""),
        ("area", "low confidence", "one source only"),
    ]


def test_footnotes_name_what_a_reference_supports_in_the_readers_language():
    agreement, reference = AgreementFactory(), ReferenceFactory()
    CitationFactory(figure=None, agreement=agreement, reference=reference, supports="signature end")
    notes = Footnotes()
    with override("vi"):
        notes.mark(with_evidence(Agreement.objects.all()).get())
    assert [claim.words for note in notes for claim in note.claims] == ["việc ký kết", "thời điểm kết thúc"]


def test_statements_without_evidence_are_wanted():
    agreement = AgreementFactory(signed_on="2000-12-25", in_force_from="2004-06-30", status="in_force")
    CitationFactory(figure=None, agreement=agreement, supports="name signature")
    row = Footnotes().mark(with_evidence(Agreement.objects.all()).get())
    assert row.wanted == ["in_force", "status"]


def test_footnotes_leave_out_the_passage_of_a_draft():
    figure = FigureFactory()
    public = PublishedFactory(body="<p>It is over 164 km long.</p>")
    draft = ArticleFactory(body="<p>It is 165 km long.</p>")
    kept = CitationFactory(figure=figure, reference=None, article=public, passage="over 164 km")
    CitationFactory(figure=figure, reference=None, article=draft, passage="165 km")
    notes, _rows = marked(figure)
    assert [note.citation for note in notes] == [kept]


def test_footnote_leads_to_the_passage_in_the_article():
    article = PublishedFactory(body="<p>It is over 164 km long.</p>")
    figure = FigureFactory()
    citation = CitationFactory(figure=figure, reference=None, article=article, passage="over 164 km")
    notes, _rows = marked(figure)
    (note,) = notes
    assert note.article_address == (f"{article.get_absolute_url()}#fact-{citation.pk}:~:text=over%20164%20km")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a (commit 1)", "https://example.org/a"),
        ("https://example.org/a", "https://example.org/a"),
        ("pypi:a==1", ""),
    ],
)
def test_footnote_links_a_reference_only_by_a_web_address(url, expected):
    figure = FigureFactory()
    CitationFactory(figure=figure, reference=ReferenceFactory(url=url))
    notes, _rows = marked(figure)
    (note,) = notes
    assert note.reference_address == expected
