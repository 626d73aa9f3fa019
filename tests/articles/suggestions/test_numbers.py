"""Numbers with a unit: what they measure, of which province, and that recorded ones are not offered again."""

import pytest

from articles.suggestions import Text, measured, read_names
from provinces.models.kept_registry import registry_at_hand
from tests.factories import FigureFactory, ProvinceFactory

pytestmark = pytest.mark.django_db

# language, text, (printed, value, measure, qualifier, province)
CASES = [
    (
        "vi",
        "Lạng Sơn có đường biên giới dài 231,74 km.",
        [("231,74 km", "231.74", "land_border", "stated", "lang-son")],
    ),
    (
        "en",
        "Lang Son guards over 1,281 km of border.",
        [("1,281 km", "1281", "land_border", "over", "lang-son")],
    ),
    ("en", "To this comes a coastline of 137 km.", [("137 km", "137", "coastline", "stated", "")]),
    (
        "en",
        "Son La has a border of 240 kilometres; nearly 12.5 km of coast.",
        [
            ("240 kilometres", "240", "land_border", "stated", "son-la"),
            ("12.5 km", "12.5", "coastline", "nearly", "son-la"),
        ],
    ),
    ("vi", "Diện tích khoảng 8.310 km² của Lạng Sơn", [("8.310 km²", "8310", "area", "about", "lang-son")]),
    ("en", "A 250-km-long border of Son La and Lang Son", [("250-km", "250", "land_border", "stated", "")]),
    ("en", "Lang Son and Phongsaly: 90 km", [("90 km", "90", "", "stated", "lang-son")]),
    ("en", "Lang Son has a border of 99 km.", []),  # recorded
    ("en", "Son La has a border of 99 km.", [("99 km", "99", "land_border", "stated", "son-la")]),
    ("en", "30% of the border, 20 communes, 5 kmh, 12 May 2024", []),
    (
        "en",
        "Son La has 17 border communes, over 1,300 border markers and 224 pairs of villages.",
        [
            ("17 border communes", "17", "border_communes", "stated", "son-la"),
            ("1,300 border markers", "1300", "markers", "over", "son-la"),
            ("224 pairs of villages", "224", "twinned_pairs", "stated", "son-la"),
        ],
    ),
    (
        "vi",
        "Hơn 1.300 cột mốc, 3 cửa khẩu quốc tế; 224 cặp cụm dân cư, 5 huyện biên giới.",
        [
            ("1.300 cột mốc", "1300", "markers", "over", ""),
            ("3 cửa khẩu quốc tế", "3", "gates_international", "stated", ""),
            ("224 cặp cụm dân cư", "224", "twinned_pairs", "stated", ""),
            ("5 huyện biên giới", "5", "border_districts", "stated", ""),
        ],
    ),
    (
        "en",
        "2 national border gates, 10 secondary gates, 12 twinned communes, 4 border districts.",
        [
            ("2 national border gates", "2", "gates_main", "stated", ""),
            ("10 secondary gates", "10", "gates_secondary", "stated", ""),
            ("12 twinned communes", "12", "twinned_communes", "stated", ""),
            ("4 border districts", "4", "border_districts", "stated", ""),
        ],
    ),
    ("en", "9 pairs of shoes, 2.5 markers, 30% markers, 40 gates, 6 pairs of posts, 3 markersmen", []),
    ("vi", "9 cặp đồn, 20 xã, 4 cửa khẩu, 7 mốc thời gian, 8 cặp bản-đồn", []),
]


def test_numbers_of_sentences():
    lang_son = ProvinceFactory(name="Lang Son", local_name="Lạng Sơn", country__code="VN")
    ProvinceFactory(name="Son La", local_name="Sơn La", country__code="VN")
    ProvinceFactory(name="Phongsaly", country__code="LA")
    FigureFactory(province=lang_son, measure="land_border", value=99)
    wrong = {}
    with registry_at_hand():
        texts = [Text(text, language) for language, text, _expected in CASES]
        names = read_names(texts)
        for language, text, expected in CASES:
            found = [
                (
                    each.printed,
                    str(each.value),
                    each.measure,
                    each.qualifier,
                    each.province.slug if each.province else "",
                )
                for each in measured([Text(text, language)], day="2024", names=names)
            ]
            if found != expected:
                wrong[text] = (found, expected)
    assert wrong == {}
