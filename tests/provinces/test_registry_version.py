"""The version of the registry: moved by every way of writing, and never the same for two contents."""

import pytest
from django.apps import apps
from django.db import connection, transaction

from provinces.models import Country, Province, RegistryVersion
from provinces.models.version_triggers import UNWATCHED, _there
from tests.factories import CountryFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def by_raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE provinces_province SET name = 'Raw'")


WRITES = {
    "save": lambda: Province.objects.get().save(),
    "update": lambda: Province.objects.update(name="Other"),
    "bulk_create": lambda: Country.objects.bulk_create([Country(code="LA", name="Laos", slug="laos")]),
    "raw SQL": by_raw_sql,
    "delete": lambda: Province.objects.all().delete(),
}


@pytest.mark.parametrize("way", WRITES)
def test_every_write_moves_the_version(way):
    ProvinceFactory()
    before = RegistryVersion.now()
    WRITES[way]()
    after = RegistryVersion.now()
    assert (bool(before), bool(after), before == after) == (True, True, False)


def test_what_was_rolled_back_has_the_version_of_before_and_its_own_never_comes_again():
    before = RegistryVersion.now()
    stamps = []
    for _attempt in range(2):
        with transaction.atomic():
            CountryFactory(code="LA")
            stamps.append(RegistryVersion.now())
            transaction.set_rollback(True)
    assert (RegistryVersion.now(), len({before, *stamps})) == (before, 3)


def test_every_table_of_the_registry_is_watched():
    """A migration that remakes a table on SQLite drops its triggers; they are back when `migrate` is done."""
    with connection.cursor() as cursor:
        there = _there(cursor, connection.vendor == "sqlite")
    models = [m for m in apps.get_app_config("provinces").get_models() if m._meta.model_name not in UNWATCHED]
    kinds = ("INSERT_", "UPDATE_", "DELETE_") if connection.vendor == "sqlite" else ("",)
    assert there == {f"{model._meta.db_table}_{kind}moves_version" for model in models for kind in kinds}
