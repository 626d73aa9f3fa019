import pytest

from tests.factories import (
    ActFactory,
    ArticleFactory,
    CitationFactory,
    CountryFactory,
    FigureFactory,
    PairFactory,
    ProvinceFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
LIST_QUERIES = 10
PAIR_QUERIES = 5


@pytest.fixture
def three():
    """A pair of posts and one of villages with Laos, one of cities with China."""
    dien_bien = ProvinceFactory(name="Dien Bien")
    china = CountryFactory(code="CN")
    return (
        PairFactory(our_name="Pa Thom", level="post", our_province=dien_bien, since="2025-05-26"),
        PairFactory(our_name="Ka Tang", level="cluster", since="2005"),
        PairFactory(our_name="Mong Cai", level="city", their_country=china),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Pa Thom", "Ka Tang", "Mong Cai"]),
        ("?country=laos", ["Pa Thom", "Ka Tang"]),
        ("?level=city", ["Mong Cai"]),
        ("?province=dien-bien", ["Pa Thom"]),
        ("?country=china&province=dien-bien", []),
        ("?level=villages", []),
    ],
)
def test_list_shows_what_the_choices_let_through(three, client, query, expected):
    pairs = client.get(f"/twinning/{query}").context["pairs"]
    assert [pair.our_name for pair in pairs] == expected


def test_list_says_in_words_which_choice_does_not_exist(three, text_of):
    words = text_of("/twinning/?level=villages")
    assert "“villages” is not a level of twinning we know; choose one from the list." in words


def test_list_groups_pairs_by_border_line_from_north_to_south(three, client):
    lines = client.get("/twinning/").context["lines"]
    assert [(country.pk, len(pairs)) for country, pairs in lines] == [("CN", 1), ("LA", 2)]


def test_list_shows_a_claimed_total_beside_the_recorded_number(three, text_of):
    figure = FigureFactory(province=None, nation=True, measure="twinned_pairs", value=224, as_of="2024")
    citation = CitationFactory(figure=figure)
    source = f"1 source {citation.reference.publisher}"
    words = text_of("/twinning/")
    assert f"Viet Nam 224 {source}" in words
    assert "note 1 2024 1" in words


def test_list_hides_a_total_claimed_by_a_draft(three, text_of):
    draft = ArticleFactory(body="<p>987 pairs</p>")
    figure = FigureFactory(province=None, nation=True, measure="twinned_pairs", value=987)
    CitationFactory(figure=figure, reference=None, article=draft, passage="987 pairs")
    assert "987" not in text_of("/twinning/")


def test_list_shows_acts_whose_pairs_are_not_named(text_of):
    PairFactory(act=ActFactory(name="Named act", claimed_pairs=1))
    ActFactory(name="Eight posts of Lao Cai", claimed_pairs=8)
    words = text_of("/twinning/")
    assert (
        "Acts without named pairs Eight posts of Lao Cai Laos; date not given; 8 pairs by its source" in words
    )
    assert "Named act" not in words


@pytest.mark.parametrize("rows", [1, 30])
def test_list_costs_the_same_with_few_and_many_rows(queries_of, rows):
    for _number in range(rows):
        across = ProvinceFactory(country=CountryFactory(code="LA"))
        PairFactory(their_province=across, our_unit=UnitFactory(), act=ActFactory())
        CitationFactory(figure=FigureFactory(measure="twinned_pairs"))
        CitationFactory(figure=None, act=ActFactory())
    assert queries_of("/twinning/") == LIST_QUERIES


@pytest.mark.parametrize("rows", [1, 30])
def test_pair_costs_the_same_with_few_and_many_rows(queries_of, rows):
    act = ActFactory()
    pair = PairFactory(act=act, our_unit=UnitFactory())
    for _number in range(rows):
        PairFactory(act=act, their_province=ProvinceFactory(country=CountryFactory(code="LA")))
        CitationFactory(figure=None, act=act)
        CitationFactory(figure=None, pair=pair)
    assert queries_of(pair.get_absolute_url()) == PAIR_QUERIES


def test_pair_shows_both_sides_and_the_other_pairs_of_its_act(text_of, loose_ends):
    act = ActFactory(name="Three stations", claimed_pairs=3, signed_on="2025-05-26")
    pair = PairFactory(our_name="Pa Thom", their_name="Company 119", act=act, since="2025-05-26")
    PairFactory(our_name="Tay Trang", their_name="Company 119", act=act)
    CitationFactory(figure=None, pair=pair)
    words = text_of(pair.get_absolute_url())
    assert [
        phrase in words
        for phrase in (
            "Twinned border posts; since: 26 May 2025 active",
            "Act Three stations Date 26 May 2025 source wanted Place not given Paper not given Pairs by its source 3",
            "Other pairs of the same act",
            "Tay Trang – Company 119",
        )
    ] == [True] * 4
    assert loose_ends(pair.get_absolute_url()) == []


def test_pair_without_an_act_does_not_show_the_other_pairs_without_one(client):
    pair, _other = PairFactory.create_batch(2)
    assert client.get(pair.get_absolute_url()).context["others"] == []


def test_unknown_pair_is_not_found(three, client):
    assert client.get("/twinning/pa-thom/").status_code == 404


def test_headline_of_a_pair_is_short_and_its_sides_are_whole(client):
    pair = PairFactory(
        our_name="Dan Hoa commune (Minh Hoa district)", their_name="Langkhang (Boualapha district)"
    )
    html = client.get(pair.get_absolute_url()).content.decode()
    assert "<h1>Dan Hoa commune – Langkhang</h1>" in html
    assert html.count("(Boualapha district)") > 1
