"""Choosers offer the row that is called so before those that begin so or hold the words somewhere."""

import pytest
from django.test import Client

from provinces.admin.autocomplete import NamedChoiceField
from provinces.admin.relevance import by_relevance
from provinces.models import Figure, Province
from tests.factories import (
    ArticleFactory,
    FigureFactory,
    PersonFactory,
    ProvinceFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def offered(term, field, model="articleprovince"):
    """What the search box lists, from the top; Enter takes the first."""
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    asked = {"term": term, "app_label": "articles", "model_name": model, "field_name": field}
    return [row["text"] for row in client.get("/admin/autocomplete/", asked).json()["results"]]


def test_whole_name_then_beginning_then_inside_then_scattered():
    for name, local, aliases in (
        ("Lang Son", "Lạng Sơn", ""),
        ("Son La", "Sơn La", ""),
        ("A River", "", "Bờ sông\nSơn La Giang"),
        ("Lower Son La", "Hạ Sơn La", ""),
        ("Kon Sonla", "", "Ason Lake"),
    ):
        ProvinceFactory(name=name, local_name=local, aliases=aliases)
    right = ["Son La", "A River", "Lower Son La", "Kon Sonla", "Lang Son"]
    assert offered("son la", "province") == right
    assert offered("SƠN  LA", "province") == right


def test_other_name_counts_as_a_name():
    ProvinceFactory(name="A Viet", slug="a")
    ProvinceFactory(name="Z", slug="z", aliases="Việt\nNam")
    assert offered("viet", "province") == ["Z", "A Viet"]
    assert offered("viet nam", "province") == ["Z"]


def test_accents_that_were_typed_decide_between_namesakes():
    for name in ("Hoa", "Hòa", "Hoá"):
        PersonFactory(name=name, slug=f"x{name}")
    assert offered("Hòa", "person", model="credit")[0] == "Hòa"
    assert offered("hoa", "person", model="credit")[0] == "Hoa"


def test_what_exists_today_comes_first():
    ProvinceFactory(name="An Giang", slug="before", note="then", valid_to="2025-07-01")
    ProvinceFactory(name="An Giang", slug="now", valid_from="2025-07-01")
    field = NamedChoiceField(queryset=Province.objects.all())
    assert offered("an giang", "province") == ["An Giang", "An Giang (until 2025)"]
    assert field.clean("an giang").slug == "now"


def test_every_chooser_ranks():
    for name in ("Upper Gate", "Gate post", "Gate"):
        UnitFactory(name=name)
        ArticleFactory(title=name, language="vi")
        UserFactory(username=name.replace(" ", "-").lower())
    assert offered("gate", "unit", model="articleunit") == ["Gate", "Gate post", "Upper Gate"]
    right = ["Gate", "Gate post", "Upper Gate"]
    assert offered("gate", "original", model="article") == right
    right = ["gate", "gate-post", "upper-gate"]
    assert offered("gate", "user", model="languagelimit") == right


def test_name_typed_without_script_is_found_among_many():
    for number in range(60):
        ProvinceFactory(name=f"A Gate {number}")
    gate = ProvinceFactory(name="Gate")
    assert NamedChoiceField(queryset=Province.objects.all()).clean("gate") == gate


def test_row_without_a_name_is_found_by_its_number():
    for number in (3120, 1200, 12):
        FigureFactory(pk=number)
    found = by_relevance(Figure.objects.order_by("pk"), "12")
    assert list(found.values_list("pk", flat=True)) == [12, 1200, 3120]
