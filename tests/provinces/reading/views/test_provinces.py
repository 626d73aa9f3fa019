import pytest

from provinces.models import Neighbour, ProvinceCode, StatusChange
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    CountryFactory,
    FigureFactory,
    GateFactory,
    PairFactory,
    PlaceFactory,
    ProvinceFactory,
    PublishedFactory,
    SuccessionFactory,
    TagFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
FIRST_QUERIES, PROVINCE_QUERIES = (
    16,
    3,
)  # what the registry says is read at the first visit after a change of it
LIST_QUERIES = 3


@pytest.fixture
def merged():
    """Tuyen Quang, into which Ha Giang went."""
    today = ProvinceFactory(name="Tuyen Quang", local_name="Tuyên Quang", valid_from="2025-07-01")
    former = ProvinceFactory(name="Ha Giang", local_name="Hà Giang", valid_to="2025-07-01")
    SuccessionFactory(predecessor=former, successor=today, instrument="Resolution 202/2025/QH15")
    return today, former


def furnish(province, former, rows):
    """So many rows of everything the page shows."""
    for place in range(rows):
        across = ProvinceFactory(country=CountryFactory(code="LA"))
        for citation in (
            {"province": province},
            {
                "status_change": StatusChange.objects.create(
                    province=province, kind="city", since=f"{1990 + place}"
                )
            },
            {"succession": SuccessionFactory(successor=province)},
            {"succession": SuccessionFactory(predecessor=province)},
            {"figure": FigureFactory(province=province, across_province=across)},
            {"figure": FigureFactory(province=former, across_country=across.country)},
            {"figure": FigureFactory(province=across, across_province=province)},
            {"gate": GateFactory(province=province, former_province=former, across_province=across)},
            {"neighbour": Neighbour.objects.create(province=province, across=across)},
            {"unit": UnitFactory(province=province, parent=UnitFactory())},
            {"place": PlaceFactory(province=province)},
            {"pair": PairFactory(our_province=province, their_province=across, our_unit=UnitFactory())},
        ):
            CitationFactory(**{"figure": None, **citation})
        ProvinceCode.objects.create(province=province, scheme="gso", code=f"{place}")
        AgreementFactory().parties.create(country=across.country)
        article = PublishedFactory()
        article.provinces.add(former)
        article.tags.add(TagFactory())


@pytest.mark.parametrize("rows", [1, 30])
def test_province_costs_the_same_with_few_and_many_rows(merged, queries_of, rows):
    today, former = merged
    furnish(today, former, rows)
    visits = [queries_of(today.get_absolute_url()) for _visit in range(2)]
    assert visits == [FIRST_QUERIES, PROVINCE_QUERIES]


def test_province_has_no_link_to_nowhere_and_no_id_twice(merged, loose_ends):
    furnish(*merged, 3)
    assert loose_ends(merged[0].get_absolute_url()) == []


def test_province_shows_names_life_codes_and_what_went_into_it(merged, text_of):
    today, _former = merged
    ProvinceCode.objects.create(
        province=today, scheme="gso", code="08", valid_from="2025-07-01", note="Tuyen Quang’s own."
    )
    words = text_of("/provinces/tuyen-quang/")
    assert [
        phrase in words
        for phrase in (
            "Province, Viet Nam; since 1 July 2025",
            "Local name Tuyên Quang",
            "In English Tuyen Quang",
            "Statistics office code 08 since 1 July 2025 Tuyen Quang’s own.",
            "Formed from Hà Giang (until 2025) Entire province, on 1 July 2025, by Resolution 202/2025/QH15",
        )
    ] == [True] * 5


def test_province_of_before_says_what_became_of_it(merged, text_of):
    _today, former = merged
    words = text_of(former.get_absolute_url())
    assert "What became of it Tuyên Quang Entire province, on 1 July 2025" in words
    assert "Dates until 30 June 2025" in words


def test_province_shows_figures_of_its_predecessors_under_their_name(merged, text_of):
    today, former = merged
    CitationFactory(figure=FigureFactory(province=former, value=277, qualifier="over"))
    words = text_of(today.get_absolute_url())
    assert "Before 1 July 2025: Hà Giang Its own figures" in words
    assert "Land border over 277\xa0km".replace("\xa0", " ") in words


def test_province_leads_from_a_figure_to_its_sentence(client):
    province = ProvinceFactory(name="Ha Tinh")
    article = PublishedFactory(title="Ha Tinh Border Guard", body="<p>A border over 164 km long.</p>")
    figure = FigureFactory(province=province, qualifier="over")
    citation = CitationFactory(figure=figure, reference=None, article=article, passage="over 164 km long")
    html = client.get("/provinces/ha-tinh/").content.decode()
    count = '<summary class="sources__count" data-notes="1">1 source</summary>'
    mark = f'{count}<ul class="sources__list"><li id="ref-1-1">'
    note = '<a class="sources__note" href="#note-1">note 1</a>'
    passage = '<blockquote class="footnotes__passage" lang="en">over 164 km long</blockquote>'
    link = f'href="{article.get_absolute_url()}#fact-{citation.pk}:~:text=over%20164%20km%20long"'
    back = 'href="#ref-1-1" aria-label="Back to statement a of evidence 1"'
    assert [html.count(part) for part in (mark, note, 'id="note-1"', passage, back)] == [1] * 5
    assert html.count(link) == 2  # in the mark, and in the note


def test_province_hides_a_figure_whose_only_evidence_is_a_draft(client):
    province = ProvinceFactory(name="Ha Tinh")
    draft = ArticleFactory(title="Not yet", body="<p>A border of 987 km.</p>")
    citation = {"reference": None, "article": draft, "passage": "A border of 987 km"}
    CitationFactory(figure=FigureFactory(province=province, value=987), **citation)
    gate = GateFactory(name="Cau Treo", province=province)
    CitationFactory(figure=None, gate=gate, **citation)
    draft.provinces.add(province)
    html = client.get("/provinces/ha-tinh/").content.decode()
    assert ["987" in html, "Not yet" in html, "Cau Treo" in html] == [False, False, True]


def test_province_strikes_a_superseded_figure_and_says_why(client):
    figure = FigureFactory(
        province=ProvinceFactory(name="Ha Tinh"),
        rank="superseded",
        superseded_because="Measured anew in 2023.",
    )
    CitationFactory(figure=figure)
    html = client.get("/provinces/ha-tinh/").content.decode()
    assert html.count('<del class="ledger__struck">164\xa0km</del>') == 1
    assert html.count("Measured anew in 2023.") == 1


def test_province_says_where_a_date_or_a_class_is_not_known(text_of):
    province = ProvinceFactory(name="Ha Tinh")
    CitationFactory(figure=FigureFactory(province=province))
    GateFactory(province=province)
    words = text_of("/provinces/ha-tinh/")
    assert [words.count(each) for each in ("date not given", "class not stated", " 1 not known")] == [1, 1, 1]


def test_province_lists_articles_in_the_language_of_its_address(merged, text_of):
    today, former = merged
    english = PublishedFactory(title="The dawn")
    vietnamese = PublishedFactory(title="Bằng tiếng Việt", language="vi")
    for article in (english, vietnamese):
        article.provinces.add(former)
    words = [text_of(prefix + today.get_absolute_url()) for prefix in ("", "/vi")]
    assert [("The dawn" in page, "Bằng tiếng Việt" in page) for page in words] == [
        (True, False),
        (False, True),
    ]


def test_foreign_province_shows_what_lies_across(text_of):
    across = ProvinceFactory(name="Phongsaly", country=CountryFactory(code="LA"))
    ours = ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    Neighbour.objects.create(province=ours, across=across)
    CitationFactory(figure=FigureFactory(province=ours, across_province=across, value=300))
    words = text_of("/provinces/phongsaly/")
    assert "Across the border Điện Biên Viet Nam" in words
    assert "Land border Điện Biên with Phongsaly 300 km" in words


def test_unknown_province_is_not_found(client):
    ProvinceFactory(name="Ha Tinh")
    assert client.get("/provinces/ha-tin/").status_code == 404


def test_province_refuses_to_be_posted_to(client):
    ProvinceFactory(name="Ha Tinh")
    assert client.post("/provinces/ha-tinh/").status_code == 405


def test_province_sets_no_cookie_and_asks_for_none(client):
    ProvinceFactory(name="Ha Tinh")
    response = client.get("/provinces/ha-tinh/")
    assert (dict(response.cookies), "Cookie" in response.headers.get("Vary", "")) == ({}, False)


def test_list_counts_provinces_of_today_and_of_before(merged, text_of):
    ProvinceFactory(name="Ha Noi", local_name="Hà Nội")
    ProvinceFactory(name="Tuyen Quang", slug="tuyen-quang-until-2025", valid_to="2025-07-01")
    words = text_of("/provinces/")
    assert "Viet Nam has 2 provinces and cities today; until 30 June 2025 it had 3." in words
    assert "Hà Giang (until 2025) now part of Tuyên Quang" in words


def test_list_sorts_names_like_a_vietnamese_dictionary(client):
    for name in ("Đắk Lắk", "Điện Biên", "Cà Mau", "Cao Bằng", "Cần Thơ"):
        ProvinceFactory(name=name, local_name=name)
    others = client.get("/provinces/").context["others"]
    assert [province.name for province in others] == ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đắk Lắk", "Điện Biên"]


@pytest.mark.parametrize("rows", [1, 30])
def test_list_costs_the_same_with_few_and_many_rows(queries_of, rows):
    for _number in range(rows):
        across = ProvinceFactory(country=CountryFactory(code="LA"))
        Neighbour.objects.create(province=ProvinceFactory(), across=across)
        SuccessionFactory(predecessor=ProvinceFactory(valid_to="2025-07-01"))
    assert queries_of("/provinces/") == LIST_QUERIES


def test_province_shows_figures_of_one_that_still_exists_after_giving_a_part(text_of):
    part, whole = ProvinceFactory(name="New"), ProvinceFactory(name="Old")
    SuccessionFactory(predecessor=whole, successor=part, extent="part")
    CitationFactory(figure=FigureFactory(province=whole))
    assert "A part of it came from: Old Its own figures" in text_of("/provinces/new/")


def test_provinces_of_before_are_all_of_them_the_unchanged_too(merged, text_of):
    """The heading counts them; the list under it holds as many."""
    ProvinceFactory(name="Lai Chau", local_name="Lai Châu")
    ProvinceFactory(name="Ha Tay", local_name="Hà Tây", valid_to="2008-08-01")
    words = text_of("/provinces/")
    assert "until 30 June 2025 it had 2." in words
    assert "Lai Châu unchanged" in words
    before, _, earlier = words[words.index("Provinces until 30 June 2025") :].partition("Ended before that")
    assert ("Hà Tây" in before, "Hà Tây" in earlier) == (False, True)


def test_since_when_it_is_a_city_is_no_date_of_the_unit(text_of):
    province = ProvinceFactory(name="Dong Nai", kind="city", valid_from="2025-07-01")
    StatusChange.objects.create(province=province, kind="city", since="2026-04-30")
    words = text_of(province.get_absolute_url())
    assert "Centrally run city since 30 April 2026, Viet Nam; the unit itself since 1 July 2025" in words


@pytest.mark.parametrize("address", ["/provinces/", "/agreements/", "/units/", "/twinning/"])
def test_registry_as_of_a_day_is_refused_until_it_is_built(address, client, db):
    answer = client.get(address, {"asof": "2020-01-01"})
    assert answer.status_code == 400
    assert "cannot be shown as of a day yet" in answer.content.decode()
