import pytest

from provinces.border_lines import border_lines
from provinces.models import Neighbour
from tests.factories import CountryFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def touch(province, name, code):
    across = ProvinceFactory(name=name, country=CountryFactory(code=code))
    Neighbour.objects.create(province=province, across=across)


def test_border_lines_run_from_north_to_south():
    south = ProvinceFactory(name="An Giang", border_order=9)
    north = ProvinceFactory(name="Điện Biên", border_order=1)
    former = ProvinceFactory(name="Former", border_order=2, valid_to="2025-07-01")
    touch(south, "Takeo", "KH")
    touch(north, "Phongsaly", "LA")
    touch(south, "Attapeu", "LA")
    touch(north, "Yunnan", "CN")
    touch(former, "Sekong", "LA")
    shown = [
        (
            line.country.pk,
            station.province.name,
            [p.name for p in station.across],
            [c.pk for c in station.also],
        )
        for line in border_lines()
        for station in line.stations
    ]
    assert shown == [
        ("CN", "Điện Biên", ["Yunnan"], ["LA"]),
        ("LA", "Điện Biên", ["Phongsaly"], ["CN"]),
        ("LA", "An Giang", ["Attapeu"], ["KH"]),
        ("KH", "An Giang", ["Takeo"], ["LA"]),
    ]
