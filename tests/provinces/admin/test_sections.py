"""Forms of the registry: folded sections say what they hold, and open where something is wrong or wanted."""

import pytest

from provinces.models import Agreement
from tests.factories import CitationFactory, CountryFactory, FigureFactory, GateFactory, ProvinceFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/provinces/province/add/"
AGREEMENT = "/admin/provinces/agreement/add/"


def sections(response):
    return {each.title: each for each in response.context["desk_sections"]}


def test_sections_say_what_they_hold(desk):
    province = ProvinceFactory(valid_from="1991", valid_to="2025-07-01", has_land_border=True)
    CitationFactory(figure=FigureFactory(province=province, value=277, as_of="2019"))
    GateFactory(province=province)
    found = sections(desk.get(f"/admin/provinces/province/{province.pk}/change/"))
    assert {title: section.holds for title, section in found.items()} == {
        "Life": "exists from 1991, until, not including 1 July 2025",
        "Border and coast": "lies on the land border",
        "For readers": "nothing yet",
        "Official codes": "none",
        "Changes of status": "none",
        "Predecessors": "none",
        "Successors": "none",
        "Neighbours across the border": "none",
        "Figures": "1",
        "Border gates": "1",
        "Units": "none",
    }
    assert [link["said"] for link in found["Figures"].panel["context"]["links"]] == [
        "land border: 277\u00a0km (2019)"
    ]
    assert not any(section.is_open for section in found.values())


def test_section_with_an_error_is_open_and_keeps_what_was_typed(desk):
    data = {"name": "Ha Giang", "country": CountryFactory().pk, "kind": "province", "valid_from": "19xx"}
    page = desk.get(ADD)
    prefixes = [each.formset.prefix for each in page.context["inline_admin_formsets"]]
    data |= {f"{prefix}-{count}_FORMS": 0 for prefix in prefixes for count in ("TOTAL", "INITIAL")}
    found = sections(desk.post(ADD, data))
    assert [title for title, section in found.items() if section.is_open] == ["Life"]
    assert found["Life"].holds == "exists from 19xx"


def test_rows_of_a_refused_form_are_counted_and_open_with_the_reason_above(desk):
    """The same country twice is known to the database alone: none of the two rows is there yet."""
    country, page = CountryFactory(), desk.get(AGREEMENT)
    prefixes = [each.formset.prefix for each in page.context["inline_admin_formsets"]]
    data = {f"{prefix}-{count}_FORMS": 0 for prefix in prefixes for count in ("TOTAL", "INITIAL")}
    data |= {"name": "Protocol", "instrument": "protocol", "status": "unknown", "parties-TOTAL_FORMS": 2}
    data |= {f"parties-{row}-country": country.pk for row in (0, 1)}
    response = desk.post(AGREEMENT, data | {f"parties-{row}-role": "party" for row in (0, 1)})
    form, found = response.context["adminform"].form, sections(response)
    assert form.non_field_errors() == ["This country is a party already."]
    assert (found["Parties"].holds, found["Parties"].is_open) == ("2", True)
    assert Agreement.objects.count() == 0


def test_what_a_new_figure_asks_for_is_open(desk):
    found = sections(desk.get("/admin/provinces/figure/add/"))
    assert {title: section.is_open for title, section in found.items()} == {
        "Evidence": True,
        "Shared with": False,
        "Rank": False,
        "For readers": False,
    }
