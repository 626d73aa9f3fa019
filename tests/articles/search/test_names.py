"""Names are found first, however they are typed: one table, run on both databases."""

import unicodedata

import pytest
from django.core.management import call_command

from articles.search.normalization import words
from articles.search.query_parser import read
from articles.search.registry_names import read_names
from provinces.models import Province
from tests.factories import PublishedFactory

WAYS = {
    "as written": lambda name: name,
    "without accents": lambda name: words(name),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "upper case": str.upper,
    "only the đ": lambda name: "".join(
        char if char in "đĐ" else unicodedata.normalize("NFD", char)[0] for char in name
    ),
}


@pytest.fixture
def content(db):
    call_command("loaddata", "borderpost", verbosity=0)


def test_every_province_is_first_on_the_card(content):
    """88 rows carry all 97 names of both eras, and one of before.

    A province of today stands before a namesake of yesterday."""
    names = read_names()
    provinces = list(Province.objects.filter(country="VN"))
    spellings = {each for one in provinces for each in (one.name, one.local_name, *one.other_names) if each}
    wrong = []
    for spelling in sorted(spellings):
        owners = {one.pk for one in provinces if words(spelling) in spelt(one)}
        for way, typed in WAYS.items():
            card = [entry.row for entry in names.card(read(typed(spelling), names.phrases))]
            if not card or not isinstance(card[0], Province) or card[0].pk not in owners:
                wrong.append((spelling, way, card[:1]))
    assert (len(provinces), wrong) == (88, [])


def spelt(province):
    return {words(each) for each in (province.name, province.local_name, *province.other_names)}


FIRST_ON_THE_CARD = {
    "An Giang": "An Giang",
    "Nghệ An": "Nghe An",
    "Nam Can": "Nam Can",
    "Hà Giang": "Ha Giang",
    "lao cai": "Lao Cai",
}


def test_card_of_a_name(content, client):
    cards = {typed: client.get("/search/", {"q": typed}).context["card"] for typed in FIRST_ON_THE_CARD}
    found = {typed: card[0].name[: len(FIRST_ON_THE_CARD[typed])] for typed, card in cards.items()}
    assert found == FIRST_ON_THE_CARD


NEAR = {
    "An Giang": ("In An Giang they met.", "In Ha Giang they met an envoy."),
    "Nghệ An": ("Nghe An has a gate.", "An old word is nghe."),
    "Nam Can": ("Through Nam Can gate.", "They can, and Nam will."),
    "Mê Kông": ("On the Mê Kông river.", "Kong on the me side."),
    "Thế": ("Mr Thế spoke.", "The man spoke."),
    "Tô": ("Tô went.", "They went to it."),
    "defense": ("A defence agreement.", "A fence agreement."),
    "defence": ("A defense agreement.", "A fence agreement."),
    "Viet Nam": ("Made in Vietnam.", "Nam, not Viet."),
    "Vietnam": ("Made in Viet Nam.", "Nam, not Viet."),
    "agreements": ("One agreement.", "We agreed."),
}


@pytest.mark.parametrize("typed", NEAR)
def test_right_article_is_first(db, client, typed):
    right, wrong = NEAR[typed]
    PublishedFactory(title="Right", teaser="", body=f"<p>{right}</p>")
    PublishedFactory(title="Wrong", teaser="", body=f"<p>{wrong}</p>")  # newer
    rows = client.get("/search/", {"q": typed}).context["rows"]
    assert rows[0]["article"].title == "Right"


def test_an_giang_is_never_ha_giang(content, client):
    PublishedFactory(title="Wrong", body="<p>An envoy in Ha Giang.</p>")
    page = client.get("/search/", {"q": "An Giang"})
    assert [row["article"].title for row in page.context["rows"] if row["article"].title == "Wrong"] == []
    assert [entry.name for entry in page.context["card"] if entry.name == "Ha Giang"] == []
