"""The shapes that ship fit the registry, and a map is drawn of what the registry has."""

import gzip
import json

import pytest

from provinces.maps.areas import SHAPES, map_of, shapes
from provinces.models import Province

pytestmark = pytest.mark.django_db


def test_every_shape_has_its_province_and_every_province_its_shape(borderpost):
    ours = Province.objects.filter(country="VN")
    now = set(ours.filter(valid_to="").values_list("slug", flat=True))
    before = set(ours.filter(valid_from__lt="2025-07").values_list("slug", flat=True))
    abroad = set(Province.objects.exclude(country="VN").values_list("slug", flat=True))
    assert (set(shapes()["now"]) ^ now, set(shapes()["abroad"]) ^ abroad) == (set(), set())
    assert (len(shapes()["before"]), set(shapes()["before"]) - before) == (63, set())


def test_map_weighs_little():
    assert len(gzip.compress(SHAPES.read_bytes())) < 40_000
    assert json.loads(SHAPES.read_text()) == shapes()


@pytest.mark.parametrize(("era", "count"), [("now", 34 + 21), ("before", 63 + 21)])
def test_every_province_of_an_era_is_a_link(borderpost, era, count):
    drawn = map_of(era, Province.objects.all())
    assert len({area.address for area in drawn.areas}) == count
    assert [inset.name for inset in drawn.insets] == ["Hoàng Sa", "Trường Sa"]
    addresses = {"now": ["/provinces/da-nang/", "/provinces/khanh-hoa/"]}
    assert [inset.address for inset in drawn.insets] == addresses.get(
        era, ["/provinces/da-nang-until-2025/", "/provinces/khanh-hoa-until-2025/"]
    )


def test_border_provinces_stand_out(borderpost):
    kinds = {area.name: area.kind for area in map_of("now", Province.objects.all()).areas}
    assert [kinds[name] for name in ("Điện Biên", "Cà Mau", "Hà Nội")] == ["border", "coast", "inland"]


def test_registry_without_rows_draws_land_only():
    drawn = map_of("now", [])
    assert (drawn.areas, drawn.insets, drawn.land.count("z") > 50) == ([], [], True)


def test_pages_draw_the_map_with_names_beside_it(borderpost, client):
    html = client.get("/provinces/").content.decode()
    assert html.count('<svg class="map"') == 2
    assert '<title>Điện Biên</title><path class="map__border"' in html
    assert html.count('href="/provinces/dien-bien/"') > 1  # once at least in the list
