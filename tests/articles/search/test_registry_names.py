"""Registry names: found at once after any change, in the language of the page, read once while none is made."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.search.registry_names import read_names
from provinces.models import Province, Wording
from tests.factories import (
    CreditFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    SuccessionFactory,
    UnitFactory,
)


def first(typed, prefix=""):
    with override("vi" if prefix else "en"):
        return str(Client().get(f"{prefix}/search/", {"q": typed}).context["card"][0].title)


def test_former_province_of_a_larger_namesake_says_so(db):
    here = ProvinceFactory(name="Here", local_name="", valid_from="2025-07-01")
    before = ProvinceFactory(name="Here", local_name="", slug="here-until", valid_to="2025-07-01")
    SuccessionFactory(predecessor=before, successor=here, on="2025-07-01")
    card = Client().get("/search/", {"q": "here"}).context["card"]
    assert [entry.kind for entry in card] == ["province", "province, until 2025; now part of the larger Here"]


def test_suggestion_and_card_speak_the_language_of_the_page(db):
    ProvinceFactory(name="Ha Tinh", local_name="Hà Tĩnh")
    assert [first("ha tinh", prefix) for prefix in ("", "/vi")] == ["Ha Tinh", "Hà Tĩnh"]
    offers = [
        Client().get(f"{prefix}/search/", {"q": "ha tinhh"}).context["offers"] for prefix in ("", "/vi")
    ]
    assert offers == [["Ha Tinh"], ["Hà Tĩnh"]]


def test_person_is_on_the_card_while_a_public_article_of_the_language_credits_them(db):
    person = PersonFactory(name="Tran Lan")
    CreditFactory(article=PublishedFactory(), person=person)
    cards = [Client().get(f"{prefix}/search/", {"q": "lan tran"}).context["card"] for prefix in ("", "/vi")]
    assert [[entry.address for entry in card] for card in cards] == [[], []]  # in another order: no name
    cards = [Client().get(f"{prefix}/search/", {"q": "tran lan"}).context["card"] for prefix in ("", "/vi")]
    assert [[entry.address for entry in card] for card in cards] == [[person.get_absolute_url()], []]


def test_renamed_entry_is_found_at_once_whatever_wrote_it(db):
    ProvinceFactory(name="Before", local_name="")
    assert len(Client().get("/search/", {"q": "before"}).context["card"]) == 1
    Province.objects.update(name="Behind")
    found = [len(Client().get("/search/", {"q": typed}).context["card"]) for typed in ("before", "behind")]
    assert found == [0, 1]


def test_registry_is_read_once_until_it_changes(db):
    UnitFactory(name="Na Meo Post")
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            read_names()
        counts.append(len(queries))
    assert (counts[0] > 1, counts[1]) == (True, 1)


def test_markup_in_a_name_is_escaped_on_the_card(db):
    UnitFactory(name="Post", province=ProvinceFactory(name="<b>Bold</b>", local_name=""))
    html = Client().get("/search/", {"q": "post"}).content.decode()
    assert ("<b>Bold" in html, "&lt;b&gt;Bold&lt;/b&gt;" in html) == (False, True)


def test_entry_is_found_and_shown_by_its_vietnamese_wording(db):
    unit = UnitFactory(name="Station of the pass")
    Wording.objects.create(english=unit.name, vietnamese="Trạm trên đèo")
    assert [first("trạm trên đèo", prefix) for prefix in ("", "/vi")] == [
        "Station of the pass",
        "Trạm trên đèo",
    ]
    Wording.objects.update(vietnamese="Đồn trên đèo")
    assert first("đồn trên đèo", "/vi") == "Đồn trên đèo"
