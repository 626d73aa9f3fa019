"""The map of a province: itself, what touches it by name, and the border."""

import pytest

from provinces.maps.areas import shapes
from provinces.maps.local_map import local_map, visible_slugs
from provinces.models import Province
from tests.factories import ProvinceFactory

pytestmark = pytest.mark.django_db


def of(slug):
    province = Province.objects.get(slug=slug)
    return local_map(province, Province.objects.filter(slug__in=visible_slugs(province)))


def test_it_shows_the_province_and_links_what_lies_around(borderpost):
    drawn = of("dien-bien")
    assert drawn.here == shapes()["now"]["dien-bien"]
    addresses = {area.address for area in drawn.areas}
    assert {"/provinces/lai-chau/", "/provinces/phongsaly/", "/provinces/luang-prabang/"} <= addresses
    assert "/provinces/dien-bien/" not in addresses
    assert drawn.border == "".join(shapes()["border"].values())


@pytest.mark.parametrize(
    ("slug", "first", "others"),
    [
        ("tay-ninh", "Tây Ninh", {"Tbong Khmum", "Prey Veng", "Đồng Nai"}),
        ("quang-binh", "Quảng Bình (until 2025)", set()),
        ("guangxi", "Guangxi", {"Yunnan"}),
    ],
)
def test_names_stand_where_there_is_room_its_own_first(borderpost, slug, first, others):
    names = [name.words for name in of(slug).names]
    assert first.startswith(names[0])
    assert others <= set(names)


def test_no_two_names_cover_each_other(borderpost):
    for slug in shapes()["now"]:
        drawn = of(slug)
        rows = sorted((name.y, name.x, len(name.words)) for name in drawn.names)
        for at, (y, x, length) in enumerate(rows):
            for other_y, other_x, other_length in rows[at + 1 :]:
                apart = abs(x - other_x) > (length + other_length) * drawn.size * 0.28 - 1
                assert apart or other_y - y > drawn.size, (slug, drawn.names)


def test_province_without_a_shape_has_no_map():
    assert local_map(ProvinceFactory(name="Nowhere"), []) is None
    assert visible_slugs(ProvinceFactory(name="Elsewhere")) == []


def test_a_province_without_rows_around_it_stands_in_bare_land(borderpost):
    drawn = local_map(Province.objects.get(slug="dien-bien"), [])
    assert (drawn.areas, shapes()["now"]["lai-chau"] in drawn.land) == ([], True)
