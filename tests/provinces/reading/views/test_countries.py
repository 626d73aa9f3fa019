import pytest

from provinces.models import Neighbour
from tests.factories import (
    AgreementFactory,
    CitationFactory,
    CountryFactory,
    FigureFactory,
    OrganisationFactory,
    PairFactory,
    ProvinceFactory,
    PublishedFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
COUNTRY_QUERIES = 17


def furnish(country, rows):
    for _number in range(rows):
        across = ProvinceFactory(country=country)
        Neighbour.objects.create(province=ProvinceFactory(), across=across)
        CitationFactory(figure=None, country=country)
        CitationFactory(figure=FigureFactory(province=None, country=country))
        CitationFactory(figure=FigureFactory(province=None, nation=True, across_country=country))
        agreement = AgreementFactory()
        agreement.parties.create(country=country)
        agreement.parties.create(organisation=OrganisationFactory())
        CitationFactory(figure=None, pair=PairFactory(their_country=country, their_province=across))
        CitationFactory(figure=None, organisation=OrganisationFactory(country=country))
        article = PublishedFactory()
        article.provinces.add(across)
        article.tags.add(TagFactory())


@pytest.mark.parametrize("rows", [1, 30])
def test_country_costs_the_same_with_few_and_many_rows(queries_of, rows):
    laos = CountryFactory(code="LA")
    furnish(laos, rows)
    assert queries_of("/countries/laos/") == COUNTRY_QUERIES


def test_country_has_no_link_to_nowhere_and_no_id_twice(loose_ends):
    furnish(CountryFactory(code="LA"), 2)
    assert loose_ends("/countries/laos/") == []


def test_country_shows_all_claims_about_its_border_side_by_side(client):
    laos, china = CountryFactory(code="LA"), CountryFactory(code="CN")
    of_laos = [
        FigureFactory(province=None, country=laos, value=2337),
        FigureFactory(province=None, nation=True, across_country=laos, value=2340),
    ]
    others = [
        FigureFactory(province=None, nation=True, across_country=china, value=1449),
        FigureFactory(province=None, nation=True, value=4639),
    ]
    for figure in (*of_laos, *others):
        CitationFactory(figure=figure)
    assert client.get("/countries/laos/").context["figures"] == of_laos


def test_viet_nam_shows_the_figures_of_the_nation(client):
    viet_nam = CountryFactory(code="VN")
    figure = FigureFactory(province=None, nation=True, value=4639)
    CitationFactory(figure=figure)
    assert client.get(viet_nam.get_absolute_url()).context["figures"] == [figure]


def test_country_hides_a_figure_without_evidence(text_of):
    FigureFactory(province=None, country=CountryFactory(code="LA"), value=987)
    assert "987" not in text_of("/countries/laos/")


def test_unknown_country_is_not_found(client):
    CountryFactory(code="LA")
    assert client.get("/countries/lao/").status_code == 404


def test_country_shows_the_newest_agreements_and_leads_to_all(client):
    laos = CountryFactory(code="LA")
    for year in range(1990, 2002):
        AgreementFactory(signed_on=f"{year}").parties.create(country=laos)
    response = client.get("/countries/laos/")
    shown = [agreement.signed_on for agreement in response.context["agreements"]]
    assert shown == [f"{year}" for year in range(2001, 1991, -1)]
    assert response.content.decode().count('href="/agreements/?country=laos"') == 1
