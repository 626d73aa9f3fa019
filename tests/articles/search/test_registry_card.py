"""The registry's card: what is said of each entry, the one thing most wanted first."""

import pytest
from django.test import Client
from django.utils.html import strip_tags
from django.utils.translation import override


def first(typed, prefix=""):
    with override("vi" if prefix else "en"):
        card = Client().get(f"{prefix}/search/", {"q": typed}).context["card"][0]
        return strip_tags(card.title), strip_tags(card.kind)


SAID = {
    "Quảng Bình": ("Quang Binh", "province, until 2025; now part of Quảng Trị"),
    "Hà Tây": ("Ha Tay", "province, until 2008; now part of Hà Nội"),
    "twinned villages": ("Twinning", "224 pairs claimed, 9 recorded"),
    "Yunnan": ("Yunnan", "province of China"),
    "Nam Can": ("Nam Can", "international border gate, Nghệ An; across: Nam Kan, Xiangkhouang, Laos"),
    "33-NQ/TW": (
        "33-NQ/TW: Strategy for national border protection",
        "resolution, 28 September 2018, Politburo, 12th tenure",
    ),
    "treaty 1999": ("Land Border Treaty", "treaty, 1999, Viet Nam – China"),
    "UNODC": ("UNODC", "international organisation"),
}


@pytest.mark.parametrize("typed", SAID)
def test_card_says_the_one_thing_most_wanted(db, loaded, typed):
    assert first(typed) == SAID[typed]


def test_names_on_the_card_are_marked_where_the_page_speaks_another_language(db, loaded):
    for prefix, name in (("", '<span lang="vi">Quảng Trị</span>'), ("/vi", "Quảng Trị")):
        card = Client().get(f"{prefix}/search/", {"q": "quang binh"}).context["card"]
        assert card[0].kind.endswith(name)
