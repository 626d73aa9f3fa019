"""Text is stored composed, on its line, without control characters; whichever way it is written."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from hypothesis import given, strategies

from articles.models import Source
from provinces.datatypes import text_fields
from provinces.datatypes.text_fields import tidy, tidy_line
from provinces.models import Province
from tests.factories import ProvinceFactory
from tests.unseen_signs import CONTROLS, SPACES, named

UNTIDY = "  " + unicodedata.normalize("NFD", "Điện") + "\u202e\x00\n Biên\ufeff "


def test_line_is_tidied_by_save_update_and_bulk_create(db):
    saved = ProvinceFactory(name="a", local_name=UNTIDY)
    assert saved.local_name == "Điện Biên"
    updated = ProvinceFactory(name="b")
    Province.objects.filter(pk=updated.pk).update(local_name=UNTIDY)
    [created] = Province.objects.bulk_create(
        [Province(name="c", slug="c", country_id="VN", local_name=UNTIDY)]
    )
    for province in (saved, updated, created):
        province.refresh_from_db()
        assert province.local_name == "Điện Biên"


def test_every_space_is_one_and_every_control_is_gone():
    kept = {"\t", "\n", "\r", *(sign for sign in SPACES if sign == " " or ord(sign) >= 0xA0)}
    gone = [sign for sign in SPACES + CONTROLS if sign not in kept]
    assert [named(sign) for sign in kept if tidy_line(f"{sign}a{sign}{sign}b{sign}") != "a b"] == []
    assert [named(sign) for sign in gone if tidy_line(f"{sign}a{sign}b") != "ab"] == []
    assert [named(sign) for sign in SPACES + CONTROLS if tidy(f"{sign}a{sign}") != "a"] == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org", "x"]
)
def test_web_address_is_http_only(address):
    with pytest.raises(ValidationError) as error:
        Source(name="S", slug="s", website=address).clean_fields()
    assert error.value.message_dict == {"website": ["Enter a valid URL."]}


def test_short_way_of_printable_text_is_the_long_way():
    """A soft hyphen at the end leads the long way round, and goes from lines; a texts' end is no place for a return."""
    signs = [chr(number) for number in range(0x10000) if not 0xD800 <= number < 0xE000]
    texts = [f"a{sign} {sign}\u0301b" for sign in signs]
    assert [text for text in texts if tidy_line(text) != tidy_line(f"{text}\u00ad")] == []
    assert [text for text in texts if tidy(text) != tidy(f"{text}\r")] == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "\x01JavaScript:alert(1)", "data:text/html,x", "//example.org"]
)
def test_web_address_is_http_only_whichever_way_it_is_written(db, address):
    """No validator is asked by these; a reader's click would run the script where nothing else holds it."""
    source = Source.objects.create(name="S", slug="s", website="HTTPS://example.org/")
    for write in (
        lambda: Source.objects.update(website=address),
        lambda: Source.objects.create(name="T", slug="t", website=address),
        lambda: Source.objects.bulk_create([Source(name="U", slug="u", website=address)]),
        lambda: Source.objects.bulk_update([Source(pk=source.pk, website=address)], ["website"]),
    ):
        with pytest.raises(ValidationError) as error, transaction.atomic():
            write()
        assert error.value.messages[0].endswith("is not a web address.")
    assert list(Source.objects.values_list("website", flat=True)) == ["HTTPS://example.org/"]


@given(strategies.from_regex(text_fields._PLAIN_ADDRESS, fullmatch=True))
def test_address_without_a_doubt_is_one_by_djangos_rule(address):
    URLValidator(schemes=["http", "https"])(address)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://bienphong.com.vn/mot-hai.html?a=1#b", True),
        ("https://Báo.vn/một", True),
        ("http://localhost:8000/", True),
        ("javascript:alert(1)", False),
        ("ftp://example.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org\n", False),
        ("https://-a.org/", False),
        ("https://example", False),
    ],
)
def test_web_address_is_what_django_takes_for_one(address, is_one):
    found = []
    for rule in (text_fields.WebAddressValidator, URLValidator):
        try:
            rule(schemes=["http", "https"])(address)
            found.append(True)
        except ValidationError:
            found.append(False)
    assert found == [is_one, is_one]
