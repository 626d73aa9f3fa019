import pytest

from provinces.models import AgreementRelation
from tests.factories import (
    AgreementFactory,
    CitationFactory,
    CountryFactory,
    FigureFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db
LIST_QUERIES = 7
AGREEMENT_QUERIES = 12


@pytest.fixture
def three():
    """A treaty with Laos, a memorandum with China, an undated exchange with Laos."""
    laos, china = CountryFactory(code="LA"), CountryFactory(code="CN")
    treaty = AgreementFactory(name="Treaty", instrument="treaty", signed_on="1977-07-18", status="in_force")
    memo = AgreementFactory(name="Memorandum", instrument="memorandum", signed_on="2009")
    undated = AgreementFactory(name="Exchange", instrument="exchange")
    for agreement, country in ((treaty, laos), (memo, china), (undated, laos)):
        agreement.parties.create(country=country)
    return treaty, memo, undated


def names(client, query):
    return [agreement.name for agreement in client.get(f"/agreements/{query}").context["agreements"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Memorandum", "Treaty", "Exchange"]),
        ("?country=laos", ["Treaty", "Exchange"]),
        ("?instrument=memorandum", ["Memorandum"]),
        ("?year=1977", ["Treaty"]),
        ("?status=in_force", ["Treaty"]),
        ("?country=laos&status=unknown", ["Exchange"]),
        ("?country=china&year=1977", []),
        ("?country=&year=&unheard=of", ["Memorandum", "Treaty", "Exchange"]),
        ("?year=77", []),
        ("?country=france", []),
    ],
)
def test_list_shows_what_the_choices_let_through_newest_first_the_undated_last(
    three, client, query, expected
):
    assert names(client, query) == expected


def test_list_says_in_words_which_choice_does_not_exist(three, text_of):
    words = text_of("/agreements/?country=laos&year=%3Cb%3E")
    assert "No agreement signed in “&lt;b&gt;” is recorded; choose a year from the list." in words
    assert "Nothing is listed, because one of the choices does not exist" in words


def test_list_lets_each_choice_be_taken_back(three, client):
    chosen = client.get("/agreements/?country=laos&status=in_force").context["chosen"]
    assert [(choice.label, choice.value, choice.without) for choice in chosen] == [
        ("Country", "Laos", "?status=in_force"),
        ("Status", "In force", "?country=laos"),
    ]


def test_list_counts_what_it_shows(three, text_of):
    assert "2 agreements of 3" in text_of("/agreements/?country=laos")


@pytest.mark.parametrize("rows", [1, 30])
def test_list_costs_the_same_with_few_and_many_rows(queries_of, rows):
    for number in range(rows):
        agreement = AgreementFactory(signed_on=f"{1970 + number}")
        agreement.parties.create(country=CountryFactory(code="LA"))
        agreement.parties.create(organisation=OrganisationFactory())
    assert queries_of("/agreements/") == LIST_QUERIES


@pytest.mark.parametrize("rows", [1, 30])
def test_agreement_costs_the_same_with_few_and_many_rows(queries_of, rows):
    agreement = AgreementFactory()
    agreement.parties.create(country=CountryFactory(code="LA"))
    for number in range(rows):
        agreement.parties.create(organisation=OrganisationFactory())
        agreement.texts.create(language="vi", url=f"https://example.org/{number}")
        AgreementRelation.objects.create(later=agreement, kind="renews", earlier=AgreementFactory())
        AgreementRelation.objects.create(later=AgreementFactory(), kind="renews", earlier=agreement)
        CitationFactory(figure=None, agreement=agreement)
        CitationFactory(figure=FigureFactory(province=None, agreement=agreement))
    assert queries_of(agreement.get_absolute_url()) == AGREEMENT_QUERIES


def test_agreement_shows_its_relations_from_both_sides(text_of):
    earlier, later = AgreementFactory(name="Treaty of 1985"), AgreementFactory(name="Treaty of 2005")
    AgreementRelation.objects.create(later=later, kind="supplements", earlier=earlier)
    assert "Supplements Treaty of 1985" in text_of(later.get_absolute_url())
    assert "Supplemented by Treaty of 2005" in text_of(earlier.get_absolute_url())


def test_agreement_shows_parties_dates_and_status_as_far_as_known(text_of):
    agreement = AgreementFactory(
        signed_on="1986-01",
        signed_at="Hanoi",
        status="in_force",
        status_as_of="2025-04",
        subject="the border line",
    )
    agreement.parties.create(country=CountryFactory(code="LA"), action="ratified", action_on="1987")
    words = text_of(agreement.get_absolute_url())
    assert [
        phrase in words
        for phrase in (
            "The border line",
            "Parties Laos Party, ratified 1987",
            (
                "Signed January 1986 Hanoi source wanted In force from date not given "
                "Status in force as of April 2025 source wanted"
            ),
        )
    ] == [True] * 3


def test_agreement_leads_to_its_evidence(loose_ends, text_of):
    agreement = AgreementFactory()
    CitationFactory(figure=None, agreement=agreement, statement="date of signature", supports="signature")
    assert loose_ends(agreement.get_absolute_url()) == []
    assert "For: signature" in text_of(agreement.get_absolute_url())


def test_unknown_agreement_is_not_found(three, client):
    assert client.get("/agreements/treat/").status_code == 404


def test_filter_by_status_says_how_many_state_none(text_of):
    AgreementFactory(status="in_force")
    AgreementFactory.create_batch(2, status="unknown")
    assert "1 agreement of 3; the status of 2 more is not stated" in text_of("/agreements/?status=in_force")
    assert "is not stated" not in text_of("/agreements/?status=unknown")


@pytest.mark.parametrize(
    ("instrument", "words", "kind"),
    [
        ("treaty", "In force from", "Legislation"),
        ("programme", "Runs from", "Thing"),
        ("exchange", "Held from", "Thing"),
        ("memorandum", "Runs from", "CreativeWork"),
    ],
)
def test_only_what_is_law_is_in_force_and_legislation(instrument, words, kind, text_of, client):
    agreement = AgreementFactory(instrument=instrument)
    assert f"{words} date not given" in text_of(agreement.get_absolute_url())
    html = client.get(agreement.get_absolute_url()).content.decode()
    assert f'"@type": "{kind}"' in html or f'"@type":"{kind}"' in html


def test_agreement_names_its_parties_to_readers_and_machines(client):
    agreement = AgreementFactory(name="Treaty on the line", slug="line", instrument="treaty")
    for code, name in (("VN", "Viet Nam"), ("LA", "Laos")):
        agreement.parties.create(country=CountryFactory(code=code, name=name))
    html = client.get("/agreements/line/").content.decode()
    assert "<title>Treaty on the line (Viet Nam – Laos) · Borderpost</title>" in html
    assert '<p class="page-head__intro">Treaty: Viet Nam – Laos</p>' in html
    assert (
        '"spatialCoverage":[{"@type":"Country","name":"Viet Nam"},{"@type":"Country","name":"Laos"}]' in html
    )
