"""Seven errands of a registrar, each with the clicks and keys it takes besides typing, and no more."""

import pytest
from playwright.sync_api import Page, expect

from provinces.models import Agreement, BorderGate, BorderGuardUnit, Figure, Province, Succession
from tests import factories
from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in
from tests.e2e.hand import Hand

SAVED = ".messagelist .success"


@pytest.fixture
def registrar(transactional_db, page: Page) -> Hand:
    user = person("registrar", username="minh")
    user.set_password(PASSWORD)
    user.save()
    log_in(page, "minh")
    return Hand(page)


@pytest.fixture
def ha_giang(transactional_db) -> Province:
    return factories.ProvinceFactory(name="Ha Giang", has_land_border=True, has_coast=False)


def saved(hand: Hand) -> int:
    hand.click("[name=_save]")
    expect(hand.page.locator(SAVED)).to_be_visible()
    return hand.count


def test_figure_from_the_sentence_it_stands_in(registrar: Hand, ha_giang: Province):
    article = factories.PublishedFactory(body="<p>The border of Ha Giang is over 277 km long.</p>")
    registrar.page.goto(f"/admin/articles/article/{article.pk}/change/")
    with registrar.page.expect_popup() as opened:
        registrar.click(".desk-suggested a[href*='figure/add']")
    registrar.page = opened.value
    assert saved(registrar) == 2
    figure = Figure.objects.get()
    (citation,) = figure.citations.all()
    assert (figure.province, str(figure), citation.article, citation.passage) == (
        ha_giang,
        "land border: over 277\u00a0km",
        article,
        "The border of Ha Giang is over 277 km long.",
    )


def test_figure_found_by_its_number_is_superseded_with_the_reason(registrar: Hand, ha_giang: Province):
    wrong = factories.FigureFactory(province=ha_giang, value=227, qualifier="stated")
    factories.CitationFactory(figure=wrong, supports="value")
    factories.FigureFactory(province=ha_giang, value=277)
    registrar.page.goto("/admin/provinces/figure/")
    registrar.click("#searchbar")
    registrar.type("227 km")
    registrar.key("Enter")
    registrar.click("#result_list tbody th a")
    registrar.click("#section-fields-2 > summary")
    registrar.select("#id_rank", "superseded")
    registrar.click("#id_superseded_because")
    registrar.type("A misprint of 277.")
    assert saved(registrar) == 8
    wrong.refresh_from_db()
    assert (wrong.rank, wrong.superseded_because) == ("superseded", "A misprint of 277.")


def test_gate_of_a_province_from_the_page_of_the_province(registrar: Hand, ha_giang: Province):
    factories.CountryFactory(code="CN", name="China")
    registrar.page.goto(f"/admin/provinces/province/{ha_giang.pk}/change/")
    registrar.click("#section-gates > summary")
    registrar.click("#section-gates .addlink")
    registrar.click("#id_name")
    registrar.type("Thanh Thuy")
    registrar.find("across_country", "China")
    registrar.click("#section-fields-1 > summary")
    registrar.select("#id_gate_class", "international")
    assert saved(registrar) == 9
    gate = BorderGate.objects.get()
    assert (gate.name, gate.province, gate.across_country.pk, gate.gate_class) == (
        "Thanh Thuy",
        ha_giang,
        "CN",
        "international",
    )


def test_province_that_went_into_another(registrar: Hand, ha_giang: Province):
    tuyen_quang = factories.ProvinceFactory(name="Tuyen Quang")
    registrar.page.goto(f"/admin/provinces/province/{ha_giang.pk}/change/")
    registrar.click("#section-fields-1 > summary")
    registrar.click("#id_valid_to")
    registrar.type("2025-07-01")
    prefix = registrar.page.locator("[id^=section-]:has(h2:text-is('Successors'))").get_attribute("id")[8:]
    registrar.click(f"#section-{prefix} > summary")
    registrar.click(f"#{prefix}-group .add-row a")
    registrar.find(f"{prefix}-0-successor", "Tuyen Quang")
    registrar.click(f"#id_{prefix}-0-on")
    registrar.type("2025-07-01")
    assert saved(registrar) == 8
    ha_giang.refresh_from_db()
    succession = Succession.objects.get()
    assert (ha_giang.valid_to, succession.successor, succession.on) == (
        "2025-07-01",
        tuyen_quang,
        "2025-07-01",
    )


def test_agreement_with_its_two_parties(registrar: Hand):
    for code, name in (("VN", "Viet Nam"), ("LA", "Laos")):
        factories.CountryFactory(code=code, name=name)
    registrar.page.goto("/admin/provinces/agreement/add/")
    registrar.click("#id_name")
    registrar.type("Protocol on the border line")
    registrar.select("#id_instrument", "protocol")
    registrar.click("#section-parties > summary")
    for row, country in enumerate(("Viet Nam", "Laos")):
        registrar.click("#parties-group .add-row a")
        registrar.find(f"parties-{row}-country", country)
    assert saved(registrar) == 11
    agreement = Agreement.objects.get()
    assert [party.country_id for party in agreement.parties.order_by("pk")] == ["VN", "LA"]


def test_name_of_a_province_is_corrected_and_the_old_one_found(registrar: Hand, ha_giang: Province):
    registrar.page.goto("/admin/provinces/province/")
    registrar.click("#searchbar")
    registrar.type("ha giang")
    registrar.key("Enter")
    registrar.click("#result_list tbody th a")
    registrar.click("#id_local_name")
    registrar.type("Hà Giang")
    registrar.click("#id_aliases")
    registrar.type("Hagiang")
    assert saved(registrar) == 6
    ha_giang.refresh_from_db()
    assert (ha_giang.local_name, ha_giang.aliases.split()) == ("Hà Giang", ["Hagiang"])


def test_unit_that_was_recorded_twice(registrar: Hand, ha_giang: Province):
    """From the form of the one that goes; one value is chosen, the rest is right as it is offered."""
    kept = factories.UnitFactory(name="Lũng Cú", province=ha_giang)
    other = factories.UnitFactory(name="Post 83", kind="station")
    pair = factories.PairFactory(our_unit=other)
    page = registrar.page
    page.goto(f"/admin/provinces/borderguardunit/{other.pk}/change/")
    registrar.click(".object-tools a[href*='/merge/']")
    registrar.find("into", "Lũng Cú")
    registrar.click(".submit-row [type=submit]")
    expect(page.locator(".desk-moves")).to_contain_text(str(pair))
    registrar.click(f"[name=take_kind][value='{other.pk}']")
    registrar.click(".submit-row [type=submit]")
    expect(page.locator(SAVED)).to_be_visible()
    assert registrar.count == 6
    unit = BorderGuardUnit.objects.get()
    assert (unit.pk, unit.name, unit.aliases, unit.kind, unit.province) == (
        kept.pk,
        "Lũng Cú",
        "Post 83",
        "station",
        ha_giang,
    )
    assert unit.pairs.get() == pair
