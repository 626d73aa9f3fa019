"""Kept readings of the registry: read once, and anew after every change, for each language by itself."""

import pytest
from django.db import transaction
from django.utils.translation import override

from provinces.models import Province, RegistryVersion
from provinces.models.kept_registry import kept, own, registry_at_hand
from tests.factories import ProvinceFactory

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(Province.objects.order_by("pk").values_list("name", flat=True))


def test_what_was_read_is_kept_until_the_registry_changes(django_assert_num_queries):
    ProvinceFactory(name="One")
    with django_assert_num_queries(2):  # the version, and the names
        assert kept("names", names) == ["One"]
    with django_assert_num_queries(1):
        assert kept("names", names) == ["One"]
    Province.objects.update(name="Other")
    assert kept("names", names) == ["Other"]


def test_what_was_rolled_back_is_not_kept():
    ProvinceFactory(name="One")
    with transaction.atomic():
        ProvinceFactory(name="Never")
        assert kept("names", names) == ["One", "Never"]
        transaction.set_rollback(True)
    assert kept("names", names) == ["One"]
    ProvinceFactory(name="Two")
    assert kept("names", names) == ["One", "Two"]


def test_without_a_version_nothing_is_kept():
    RegistryVersion.objects.all().delete()
    ProvinceFactory(name="One")
    assert kept("names", names) == ["One"]
    ProvinceFactory(name="Two")
    assert kept("names", names) == ["One", "Two"]


def test_each_language_keeps_its_own():
    with override("en"):
        assert kept("words", lambda: "English") == "English"
    with override("vi"):
        assert kept("words", lambda: "Vietnamese") == "Vietnamese"
    with override("en"):
        assert kept("words", lambda: "read again") == "English"


def test_a_request_asks_for_the_version_once(django_assert_num_queries):
    kept("names", names)
    with django_assert_num_queries(1), registry_at_hand():
        assert [kept("names", names), kept("names", names)] == [[], []]


def test_own_rows_are_written_on_without_touching_what_is_kept():
    province = ProvinceFactory(name="One")
    kept_row = Province.objects.prefetch_related("codes").get(pk=province.pk)
    [mine] = own([kept_row])
    mine.name = "Mine"
    mine._prefetched_objects_cache["citations"] = []
    assert (mine, kept_row.name, list(kept_row._prefetched_objects_cache)) == (kept_row, "One", ["codes"])
