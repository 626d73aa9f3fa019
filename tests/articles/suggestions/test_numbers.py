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
]


def test_numbers_of_sentences():
    lang_son = ProvinceFactory(name="Lang Son", local_name="Lạng Sơn", country__code="VN")
    ProvinceFactory(name="Son La", local_name="Sơn La", country__code="VN")
    ProvinceFactory(name="Phongsaly", country__code="LA")
    FigureFactory(province=lang_son, measure="land_border", value=99)
    wrong = {}
    with registry_at_hand():
        names = read_names()
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
