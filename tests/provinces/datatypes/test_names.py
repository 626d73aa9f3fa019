"""Folding, slugs and the order of names: the same in Python and in both databases."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from provinces.datatypes.names import fold, slug_of, sort_key
from provinces.models import Province
from tests.factories import ProvinceFactory

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
ALPHABET = VIETNAMESE + VIETNAMESE.upper() + "ĐđABCXYZabcwfjz0123456789 -’"


@pytest.mark.parametrize(
    ("written", "folded", "slug"),
    [
        ("Điện Biên", "dien bien", "dien-bien"),
        ("ĐIỆN BIÊN", "dien bien", "dien-bien"),
        (unicodedata.normalize("NFD", "Điện Biên"), "dien bien", "dien-bien"),
        ("dien bien", "dien bien", "dien-bien"),
        ("Đắk Lắk", "dak lak", "dak-lak"),
        ("Bà Rịa - Vũng Tàu", "ba ria - vung tau", "ba-ria-vung-tau"),
        ("Đồn Biên phòng Thanh Luông", "don bien phong thanh luong", "don-bien-phong-thanh-luong"),
        ("  Thừa   Thiên\tHuế ", "thua thien hue", "thua-thien-hue"),
        ("Phôngsali", "phongsali", "phongsali"),
        ("中越", "中越", ""),
    ],
)
def test_fold_and_slug(written, folded, slug):
    assert fold(written) == folded
    assert slug_of(written) == slug


def test_slug_is_cut_at_a_word():
    assert slug_of("Quảng Bình province focuses on a solid defence", max_length=25) == "quang-binh-province"


@given(st.text(ALPHABET, max_size=60))
def test_fold_is_idempotent_and_ascii_for_vietnamese(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(text.upper())
    assert folded.replace("’", "").isascii()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", [ALPHABET, unicodedata.normalize("NFD", ALPHABET), "Łódź  ø  Ñandú", "a\tb\nc", "ð Ð", "Ⅳ ﬁn", ""]
)
def test_database_folds_like_python(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT borderpost_fold(%s)", [text])
        assert cursor.fetchone() == (fold(text),)


@pytest.mark.django_db
def test_search_key_follows_update_and_raw_sql():
    province = ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    Province.objects.filter(pk=province.pk).update(local_name="Đắk Nông")
    province.refresh_from_db()
    assert province.search_key == "dien bien dak nong"
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE provinces_province SET name = 'Hà Tĩnh', local_name = '' WHERE id = %s", [province.pk]
        )
    province.refresh_from_db()
    assert province.search_key == "ha tinh"


def test_sort_key_follows_the_vietnamese_alphabet():
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(set(letters), key=sort_key) == letters
    assert sorted(["ma", "mạ", "má", "mã", "mả", "mà"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.django_db
def test_names_are_listed_in_vietnamese_order():
    names = [
        "An Giang",
        "Bắc Ninh",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Điện Biên",
        "Đồng Nai",
        "Gia Lai",
    ]
    for name in reversed(names):
        ProvinceFactory(name=name)
    assert [province.name for province in Province.objects.in_name_order()] == sorted(names, key=sort_key)
    assert sorted(names, key=sort_key)[:5] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ"]
