"""Many rows of everything a public page lists, all tied to one world: what makes a forgotten prefetch show."""

from articles.models import Article
from provinces.models import (
    AgreementParty,
    AgreementRelation,
    AgreementText,
    Directive,
    Neighbour,
    ProvinceCode,
    StatusChange,
)
from tests import factories
from tests.world import HOUR, NOW, World


def add_crowd(world: World, rows: int) -> None:
    """Add so many articles, figures, gates, units, agreements, pairs… to the world's province, unit and country."""
    for number in range(rows):
        add_places(world, number)
        agreement = add_agreement(world, number)
        pair = factories.PairFactory(
            our_unit=world.unit,
            our_province=world.province,
            their_province=world.across,
            act=factories.ActFactory(country=world.country),
            since="2014",
        )
        figure = factories.FigureFactory(province=world.province, measure="land_border", value=number)
        add_article(world, number, {"figure": figure, "agreement": agreement, "pair": pair})


def add_places(world: World, number: int) -> None:
    before = factories.ProvinceFactory(name=f"Before {number}", valid_to="1976")
    factories.SuccessionFactory(predecessor=before, successor=world.province, on="1976")
    factories.SuccessionFactory(
        predecessor=world.predecessor, successor=factories.ProvinceFactory(), on="2004"
    )
    across = factories.ProvinceFactory(name=f"Across {number}", country=world.country)
    Neighbour.objects.create(province=world.province, across=across)
    here = factories.ProvinceFactory(name=f"Here {number}", has_land_border=True, border_order=number + 2)
    Neighbour.objects.create(province=here, across=world.across)
    ProvinceCode.objects.create(province=world.province, scheme="gso", code=f"{number}")
    StatusChange.objects.create(province=world.province, kind="city", since=f"{1900 + number}")
    factories.PlaceFactory(province=world.province)
    factories.GateFactory(province=world.province, across_country=world.country, across_province=world.across)
    post = factories.UnitFactory(name=f"Post {number}", province=world.province, parent=world.unit)
    factories.UnitFactory(name=f"Unit before {number}", kind="command", successor=world.unit)
    for subject in (
        {"figure__country": world.country, "figure__across_province": across},
        {"figure__unit": world.unit},
        {"figure__agreement": world.agreement},
        {"figure__nation": True, "figure__measure": "twinned_pairs"},
    ):
        factories.CitationFactory(**{"figure__province": None, **subject})
    factories.CitationFactory(figure=None, unit=post)


def add_agreement(world: World, number: int) -> object:
    agreement = factories.AgreementFactory(signed_on=f"{1960 + number}")
    AgreementParty.objects.create(agreement=agreement, country=world.country)
    AgreementParty.objects.create(agreement=agreement, country=factories.CountryFactory())
    for one in (agreement, world.agreement):
        AgreementParty.objects.create(agreement=one, organisation=factories.OrganisationFactory())
    AgreementRelation.objects.create(later=agreement, earlier=world.agreement, kind="implements")
    AgreementRelation.objects.create(
        later=world.agreement, earlier=factories.AgreementFactory(signed_on="1950"), kind="renews"
    )
    Directive.objects.create(name=f"Directive {number}", number=f"{number}-NQ/TW", kind="resolution")
    AgreementText.objects.create(
        agreement=world.agreement, language="en", url=f"https://example.org/{number}"
    )
    return agreement


def add_article(world: World, number: int, subjects: dict[str, object]) -> None:
    """One article with everything, and one row more of everything for the marked article."""
    marked: Article = world.articles["en"]
    article = factories.PublishedFactory(
        publish_at=NOW - (number + 2) * HOUR, body="<p>It says so.</p>", title=f"One of many {number}"
    )
    for one, lead in ((article, True), (marked, False)):
        one.tags.add(world.shared_tag, factories.TagFactory())
        one.provinces.add(factories.ProvinceFactory())
        one.units.add(factories.UnitFactory())
        factories.CreditFactory(article=one)
        factories.ChangeNoteFactory(article=one, at=NOW - (number + 1) * HOUR / 100)
        factories.ImageFactory(
            article=one,
            order=number + 20_000,  # beyond what the sequence of the factory reaches in one run
            is_lead=lead,
            file=f"articles/{number}.png",
            alt="Seen",
            width=64,
            height=48,
        )
    article.provinces.add(world.province, world.predecessor, world.across)
    article.units.add(world.unit)
    everything = subjects | {
        "province": world.province,
        "unit": world.unit,
        "country": world.country,
        "agreement of the world": world.agreement,
        "pair of the world": world.pair,
    }
    for name, row in everything.items():
        for one in (article, marked):
            passage = "It says so." if one is article else "Passage quexavoltpassage."
            factories.CitationFactory(
                **{"figure": None, name.split(" of ")[0]: row}, reference=None, article=one, passage=passage
            )
        factories.CitationFactory(**{"figure": None, name.split(" of ")[0]: row})
