"""Folding, slugs and the order of names: the same in Python and in both databases."""

import unicodedata

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from provinces.datatypes.database import CREATE_FOLD, renew_fold
from provinces.datatypes.names import WHITE_SPACE, fold, slug_of, sort_key
from provinces.models import Province
from tests.factories import ProvinceFactory
from tests.unseen_signs import CONTROLS, FORMATS, SPACES, named

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


def folded_by_database(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT borderpost_fold(%s)", [text])
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_every_space_is_one_in_python_and_in_the_database():
    texts = {sign: f"{sign}a{sign}{sign}B{sign}" for sign in SPACES}
    assert [named(sign) for sign, text in texts.items() if fold(text) != "a b"] == []
    assert [named(sign) for sign, text in texts.items() if folded_by_database(text) != "a b"] == []
    others = {sign: f"a{sign}B" for sign in CONTROLS + FORMATS}
    assert [named(sign) for sign, text in others.items() if folded_by_database(text) != fold(text)] == []


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite is taught Python's own function")
def test_migration_writes_older_keys_anew():
    province = ProvinceFactory(name="Dien Bien", changed_at="2024-01-01T00:00Z")
    with connection.cursor() as cursor:
        cursor.execute(CREATE_FOLD.replace(f"[{WHITE_SPACE}]+", " +"))
        cursor.execute(
            "UPDATE provinces_province SET name = %s, changed_at = %s", ["A\x1cB", "2035-01-01T00:00Z"]
        )
    province.refresh_from_db()
    assert (province.search_key, province.changed_at.year) == ("a\x1cb", 2035)

    renew_fold(apps, connection.schema_editor())

    province.refresh_from_db()
    assert (province.search_key, province.changed_at.year) == ("a b", 2035)


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
