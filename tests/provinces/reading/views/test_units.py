import pytest

from tests.factories import (
    ArticleFactory,
    CitationFactory,
    FigureFactory,
    PairFactory,
    ProvinceFactory,
    PublishedFactory,
    TagFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
UNIT_QUERIES = 8


def furnish(unit, rows):
    for _number in range(rows):
        CitationFactory(figure=None, unit=unit)
        CitationFactory(figure=FigureFactory(province=None, unit=unit))
        CitationFactory(figure=None, pair=PairFactory(our_unit=unit))
        UnitFactory(parent=unit, province=ProvinceFactory())
        UnitFactory(successor=unit)
        article = PublishedFactory()
        article.units.add(unit)
        article.provinces.add(ProvinceFactory())
        article.tags.add(TagFactory())


@pytest.mark.parametrize("rows", [1, 30])
def test_unit_costs_the_same_with_few_and_many_rows(queries_of, rows):
    unit = UnitFactory()
    furnish(unit, rows)
    assert queries_of(unit.get_absolute_url()) == UNIT_QUERIES


def test_unit_has_no_link_to_nowhere_and_no_id_twice(loose_ends):
    unit = UnitFactory()
    furnish(unit, 2)
    assert loose_ends(unit.get_absolute_url()) == []


def test_unit_shows_where_it_belongs_and_what_belongs_to_it(text_of):
    command = UnitFactory(name="Border Guard of Son La", kind="command", aliases="Son La Border Guard")
    UnitFactory(name="Chieng On post", parent=command)
    assert "Units that belong to it Chieng On post Border post" in text_of(command.get_absolute_url())
    assert "Also Son La Border Guard" in text_of(command.get_absolute_url())
    assert "Belongs to Border Guard of Son La" in text_of("/units/chieng-on-post/")


def test_unit_hides_a_draft_about_it(client):
    unit = UnitFactory()
    draft = ArticleFactory(title="Not yet", body="<p>987 km</p>")
    draft.units.add(unit)
    figure = FigureFactory(province=None, unit=unit, value=987)
    CitationFactory(figure=figure, reference=None, article=draft, passage="987 km")
    html = client.get(unit.get_absolute_url()).content.decode()
    assert ["Not yet" in html, "987" in html] == [False, False]


def test_unknown_unit_is_not_found(client):
    UnitFactory(name="Squadron 38")
    assert client.get("/units/squadron-39/").status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_list_of_units_costs_one_query(queries_of, rows):
    for _number in range(rows):
        UnitFactory(parent=UnitFactory(), province=ProvinceFactory())
    assert queries_of("/units/") == 1


def test_list_of_units_goes_from_the_force_to_the_posts(client):
    for kind in ("post", "force", "command"):
        UnitFactory(name=kind, kind=kind)
    kinds = client.get("/units/").context["kinds"]
    assert [[unit.name for unit in units] for _label, units in kinds] == [["force"], ["command"], ["post"]]
