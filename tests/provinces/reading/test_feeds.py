"""Feeds of the registry's lists: the same choices as the list, the last recorded first, a change told again."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.db import connection

from provinces.models import Agreement, BorderGuardUnit, Province, TwinningPair
from provinces.models.triggers import RECORDED, watched
from tests.factories import AgreementFactory, CountryFactory, PairFactory, ProvinceFactory, UnitFactory

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
AGREEMENTS, PAIRS = "/agreements/agreements.atom", "/twinning/pairs.atom"
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def said(client, path, tag):
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    return [one.findtext(f"a:{tag}", "", ATOM) for one in entries(response)]


def entries(response):
    return ElementTree.fromstring(response.content).findall("a:entry", ATOM)


@pytest.fixture
def three():
    laos, china = CountryFactory(code="LA"), CountryFactory(code="CN")
    rows = [
        ("Treaty", laos, {"instrument": "treaty", "signed_on": "1977-07-18", "status": "in_force"}),
        ("Memo", china, {"instrument": "memorandum", "signed_on": "2009"}),
        ("Exchange", laos, {"instrument": "exchange"}),
    ]
    for number, (name, country, values) in enumerate(rows):
        agreement = AgreementFactory(name=name, recorded_at=LONG_AGO + dt.timedelta(days=number), **values)
        agreement.parties.create(country=country)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", ["Exchange", "Memo", "Treaty"]),
        ("?country=laos", ["Exchange", "Treaty"]),
        ("?country=laos&year=1977", ["Treaty"]),
        ("?status=in_force&unheard=of", ["Treaty"]),
        ("?country=atlantis", []),
    ],
)
def test_feed_holds_what_the_list_lists_the_last_recorded_first(client, three, asked, titles):
    assert said(client, AGREEMENTS + asked, "title") == titles
    listed = client.get(f"/agreements/{asked}").context["agreements"]
    assert sorted(one.name for one in listed) == sorted(titles)


def test_entry_says_what_the_list_says(client, three):
    assert said(client, f"{AGREEMENTS}?year=1977", "summary") == [
        "Treaty of Laos. Signed 18 July 1977. Status: in force."
    ]
    assert said(client, f"/vi{AGREEMENTS}?year=1977", "summary") == [
        "Hiệp ước của Lào. Ký 18/7/1977. Tình trạng: đang có hiệu lực."
    ]
    tay_ninh = ProvinceFactory(name="Tay Ninh", local_name="Tây Ninh")
    PairFactory(level="post", our_province=tay_ninh, their_country=CountryFactory(code="LA"), since="2014")
    assert said(client, PAIRS, "summary") == [
        "Border posts twinned across the border: Tây Ninh – Laos. Since 2014."
    ]
    UnitFactory(name="Long Khot Post", province=tay_ninh)
    assert said(client, "/units/units.atom", "summary") == ["Border post in Tây Ninh."]
    ProvinceFactory(name="Ha Tinh", valid_to="2025-07-01")
    assert said(client, "/provinces/provinces.atom", "title") == ["Ha Tinh (until 2025)", "Tây Ninh"]


def test_feed_is_named_by_its_choices_and_leads_to_the_list(client, three):
    root = ElementTree.fromstring(client.get(f"{AGREEMENTS}?country=laos&year=1977&x=y").content)
    assert root.findtext("a:title", "", ATOM) == "Borderpost: agreements, Laos, 1977"
    places = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert places == {
        "alternate": "http://testserver/agreements/?country=laos&year=1977",
        "self": f"http://testserver{AGREEMENTS}?country=laos&year=1977",
    }


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/agreements/", AGREEMENTS),
        ("/agreements/?country=laos&x=y&year=", f"{AGREEMENTS}?country=laos"),
        ("/twinning/?level=post", f"{PAIRS}?level=post"),
        ("/units/", "/units/units.atom"),
        ("/provinces/", "/provinces/provinces.atom"),
    ],
)
def test_list_offers_its_feed_with_its_choices(client, three, page, feed):
    said = client.get(page).content.decode()
    assert said.count(f'href="{feed}"') == 2  # for programs, and for people


def test_control_characters_of_an_old_row_leave_the_feeds_well_formed(client, three):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE provinces_agreement SET name = %s", ["Bell \x07 & <b>\ufffe"])
    assert said(client, AGREEMENTS, "title") == ["Bell  & <b>"] * 3


ROWS = [
    (AgreementFactory, Agreement, "subject"),
    (UnitFactory, BorderGuardUnit, "note"),
    (ProvinceFactory, Province, "note"),
    (PairFactory, TwinningPair, "note"),
]


@pytest.mark.parametrize(("factory", "model", "column"), ROWS)
def test_any_change_is_dated_by_the_database(factory, model, column):
    row = factory(recorded_at=LONG_AGO, changed_at=LONG_AGO)
    dates = model.objects.filter(pk=row.pk).values_list("recorded_at", "changed_at")
    row.save()
    model.objects.update(**{column: getattr(row, column)})
    assert dates.get() == (LONG_AGO, LONG_AGO)  # nothing was changed
    model.objects.update(**{column: "other"})
    recorded, changed = dates.get()
    assert (recorded, changed > LONG_AGO) == (LONG_AGO, True)
    setattr(row, column, "by somebody who read it before")
    row.save()
    assert dates.get()[1] >= changed
    restored = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
    model.objects.update(**{column: "as the backup has it", "changed_at": restored})
    assert dates.get()[1] == restored
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {column} = %s", ["raw"])
    assert changed <= dates.get()[1] < restored


def test_every_column_of_a_recorded_entry_is_watched():
    """A column that comes later needs the triggers made anew: `provinces.models.triggers.put_back` in its migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal")
        written = dict(cursor.fetchall())
    for model in (Agreement, BorderGuardUnit, Province, TwinningPair):
        definition = written[f"{model._meta.db_table}_changed"].lower()
        missing = [column for column in watched(model) if not re.search(rf"new\.{column}\b", definition)]
        assert (model.__name__ in RECORDED, missing) == (True, [])
