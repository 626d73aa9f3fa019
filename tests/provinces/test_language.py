"""What the registry keeps in English only says so on a Vietnamese page; what has a Vietnamese name is called by it."""

import re

import pytest
from django.utils.translation import override

from provinces.language_marks import called, english, named
from tests.factories import AgreementFactory, PairFactory, ProvinceFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words", "printed"),
    [
        ("en", "A < B", "A < B"),
        ("vi", "A < B", '<span lang="en">A &lt; B</span>'),
        ("vi", "", ""),
        ("vi", None, ""),
    ],
)
def test_english_words_are_marked_where_another_language_is_spoken(language, words, printed):
    with override(language):
        assert english(words) == printed


def test_a_name_says_its_language_where_another_is_spoken():
    province = ProvinceFactory.build(
        name="Quang Binh", local_name="Quảng <Bình>", country_id="VN", valid_to="2025-07-01"
    )
    with override("en"):
        assert called(province) == '<span lang="vi">Quảng &lt;Bình&gt;</span>'
        assert named(province) == '<span lang="vi">Quảng &lt;Bình&gt; (until 2025)</span>'
    with override("vi"):
        assert (called(province), named(province)) == ("Quảng <Bình>", "Quảng <Bình> (đến năm 2025)")


@pytest.mark.parametrize("make", [UnitFactory, AgreementFactory, PairFactory])
def test_heading_of_an_english_entry_is_marked_on_a_vietnamese_page(client, make):
    address = make().get_absolute_url()
    heading = re.compile(r"<h1>(<span lang=\"en\">)?")
    found = [heading.search(client.get(path).content.decode())[1] for path in (address, f"/vi{address}")]
    assert found == [None, '<span lang="en">']


def test_countries_have_their_vietnamese_names(client):
    province = ProvinceFactory(name="Yunnan", local_name="", country__name="China", country__code="CN")
    page = client.get(f"/vi{province.get_absolute_url()}").content.decode()
    assert "Trung Quốc" in page
    assert "China" not in page


@pytest.mark.parametrize(("path", "name"), [("/search/", "Dien Bien"), ("/vi/search/", "Điện Biên")])
def test_card_of_a_search_is_called_by_the_name_of_the_page_s_language(client, path, name):
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên", slug="dien-bien")
    page = client.get(path, {"q": "dien bien"}).content.decode()
    assert re.findall(r'<a class="search-card__name" href="[^"]*">([^<]*)</a>', page) == [name]


def test_card_claims_no_vietnamese_for_a_chinese_name(client):
    ProvinceFactory(name="Yunnan", local_name="云南", country__name="China", country__code="CN")
    page = client.get("/vi/search/", {"q": "yunnan"}).content.decode()
    assert '<span lang="zh">云南</span>' in page
    assert '><span lang="en">Yunnan</span></a>' in page
