"""Feeds and pages of a country and of a line: everything of it in one place, and nothing that is not its."""

import datetime as dt
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection

from articles.models import Article
from provinces.datatypes.keysets import Stretch
from provinces.models import AgreementParty, Neighbour
from tests import factories
from tests.query_plans import plan_of
from tests.world import HOUR, NOW

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def _stopped():
    with time_machine.travel(NOW, tick=False):
        yield


def titles(client, path: str) -> list[str]:
    root = ElementTree.fromstring(client.get(path).content)
    return [one.findtext("a:title", "", ATOM) for one in root.findall("a:entry", ATOM)]


def cited(title: str, **subject: object) -> Article:
    """An article that is evidence for one subject and names no province."""
    article = factories.PublishedFactory(title=title, body="<p>It says so.</p>")
    quoted = {"figure": None, "reference": None, "article": article, "passage": "It says so."}
    factories.CitationFactory(**quoted | subject)
    return article


def party(code: str) -> object:
    row = AgreementParty(agreement=factories.AgreementFactory(), country=factories.CountryFactory(code=code))
    row.save()
    return row.agreement


def about(*codes: str) -> list[Article]:
    return list(Article.objects.about("en", countries=codes).cut(Stretch(10)))


SUBJECTS = {
    "country": lambda code: {"country": factories.CountryFactory(code=code)},
    "figure": lambda code: {
        "figure": factories.FigureFactory(
            province=None, nation=True, across_country=factories.CountryFactory(code=code)
        )
    },
    "organisation": lambda code: {
        "organisation": factories.OrganisationFactory(country=factories.CountryFactory(code=code))
    },
    "gate": lambda code: {"gate": factories.GateFactory(across_country=factories.CountryFactory(code=code))},
    "agreement": lambda code: {"agreement": party(code)},
    "pair": lambda code: {"pair": factories.PairFactory(their_country=factories.CountryFactory(code=code))},
}


@pytest.mark.parametrize("kind", SUBJECTS)
def test_article_is_about_the_country_whose_record_it_proves(kind: str):
    here, elsewhere = cited("Here", **SUBJECTS[kind]("LA")), cited("Elsewhere", **SUBJECTS[kind]("CN"))

    assert [about("LA"), about("CN")] == [[here], [elsewhere]]
    assert set(about("CN", "LA")) == {here, elsewhere}
    assert [Article.objects.of_countries(codes)[1] for codes in (["LA"], [])] == [{here.pk}, set()]


def test_article_is_about_the_country_of_its_province_once():
    laos = factories.CountryFactory(code="LA")
    article = cited("Twice", country=laos)
    article.provinces.add(*(factories.ProvinceFactory(country=laos) for _each in range(3)))

    assert [about("LA"), about(), len(Article.objects.of_countries(["LA"])[0])] == [[article], [], 3]


def test_no_table_that_grows_with_the_newspaper_is_read_whole():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads small tables whole, whatever indexes they have")
    plan = plan_of(lambda: Article.objects.of_countries(["LA"]))

    assert [line for line in plan.splitlines() if "SCAN" in line] == []


@pytest.fixture
def along():
    """A line with one province, its predecessor, an article of each, an agreement and a pair; and a coast."""
    laos = factories.CountryFactory(code="LA", is_neighbour=True)
    ours = factories.ProvinceFactory(name="Ours", has_coast=True)
    across = factories.ProvinceFactory(name="Across", country=laos)
    before = factories.ProvinceFactory(name="Before", valid_to="2004")
    Neighbour.objects.create(province=ours, across=across)
    factories.SuccessionFactory(predecessor=before, successor=ours, on="2004")
    for hours, (title, province) in enumerate(
        [
            ("Of ours", ours),
            ("Of before", before),
            ("Of across", across),
            ("Of inland", factories.ProvinceFactory()),
        ]
    ):
        article = factories.PublishedFactory(title=title, publish_at=NOW - (hours + 1) * HOUR)
        article.provinces.add(province)
    long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    treaty = factories.AgreementFactory(name="Treaty", recorded_at=long_ago)
    AgreementParty.objects.create(agreement=treaty, country=laos)
    sea = factories.AgreementFactory(name="Waters", domain="maritime", recorded_at=long_ago - HOUR)
    AgreementParty.objects.create(agreement=sea, country=laos)
    factories.PairFactory(
        our_name="A", their_name="B", our_province=ours, their_country=laos, recorded_at=long_ago + HOUR
    )
    factories.PublishedFactory(title="Hidden", publish_at=NOW + HOUR).provinces.add(ours)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/countries/laos/articles.atom", ["Of across", "A – B", "Treaty", "Waters"]),
        ("/border/laos/articles.atom", ["Of ours", "Of before", "Of across", "A – B", "Treaty"]),
        ("/border/sea/articles.atom", ["Of ours", "Of before", "Waters"]),
        ("/countries/viet-nam/articles.atom", ["Of ours", "Of before", "Of inland", "A – B"]),
        ("/vi/border/laos/articles.atom", ["A – B", "Treaty"]),
    ],
)
def test_one_feed_holds_articles_agreements_and_pairs(client, along, path, expected):
    assert titles(client, path) == expected


@pytest.mark.parametrize("path", ["/countries/laos/", "/border/laos/", "/border/sea/"])
def test_page_offers_its_feed_to_programs_and_to_people(client, along, path):
    assert client.get(path).content.decode().count(f'href="{path}articles.atom"') == 2


def test_line_is_named_in_both_languages(client, along):
    assert "<h1>The border with Laos</h1>" in client.get("/border/laos/").content.decode()
    assert "<h1>Tuyến biên giới Việt Nam – Lào</h1>" in client.get("/vi/border/laos/").content.decode()


def test_only_neighbours_and_the_sea_have_a_line(client, along):
    factories.CountryFactory(code="IN", name="India")

    assert [client.get(f"/border/{slug}/").status_code for slug in ("laos", "sea", "india", "viet-nam")] == [
        200,
        200,
        404,
        404,
    ]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/countries/laos/", "The registry records with Laos: 2 agreements, 1 twinned pair."),
        (
            "/countries/india/",
            "India is named by an article or a source; the registry records nothing signed with it.",
        ),
    ],
)
def test_page_of_a_country_has_a_sentence_at_least(client, along, path, sentence):
    factories.CountryFactory(code="IN", name="India")

    assert sentence in client.get(path).content.decode()
