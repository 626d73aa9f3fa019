"""A pair typed the other way round is refused in words."""

from provinces.models import TwinningPair
from tests.factories import CountryFactory, PairFactory, ProvinceFactory


def test_pair_typed_the_other_way_round_is_refused(desk):
    pair = PairFactory(our_name="Tây Trang", their_name="Company 119")
    data = {
        "level": "post",
        "status": "active",
        "our_name": "company 119",
        "our_province": ProvinceFactory().pk,
        "our_country": "LA",
        "their_name": "TAY TRANG",
        "their_country": "VN",
    }
    response = desk.post("/admin/provinces/twinningpair/add/", data)
    assert response.context["adminform"].form.errors == {
        "__all__": ["These two sides are twinned at this level already, perhaps the other way round."]
    }
    assert list(TwinningPair.objects.all()) == [pair]


def test_pair_within_one_country_is_refused(desk):
    CountryFactory()
    data = {
        "level": "post",
        "status": "active",
        "our_name": "A",
        "our_province": ProvinceFactory().pk,
        "our_country": "VN",
        "their_name": "B",
        "their_country": "VN",
    }
    response = desk.post("/admin/provinces/twinningpair/add/", data)
    assert response.context["adminform"].form.errors == {
        "__all__": ["The two sides of a twinning lie in different countries."]
    }
