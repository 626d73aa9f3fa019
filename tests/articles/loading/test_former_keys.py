"""An entry that was merged here stays merged, though fixtures have it still; one that was renamed is another thing."""

from typing import Any

import pytest

from provinces.merging.carrying_out import merge
from provinces.merging.plan import plan_of
from provinces.models import FormerAddress, Province
from tests import factories
from tests.articles.loading.conftest import entry, everything, install

pytestmark = pytest.mark.django_db
TWICE = [
    entry("provinces.province", country=["VN"], name="Ha Giang", slug="ha-giang", valid_from="1991"),
    entry("provinces.province", country=["VN"], name="Hà Giang", slug="ha-giang-2"),
    entry("provinces.provincecode", province=["ha-giang-2"], scheme="gso", code="02"),
    entry("provinces.figure", code="f", province=["ha-giang-2"], measure="land_border", value="277"),
]


def test_merged_entry_does_not_come_back(rows: None, write: Any) -> None:
    write("a.json", *TWICE)
    install("a")
    kept, other = (Province.objects.get(slug=slug) for slug in ("ha-giang", "ha-giang-2"))
    merge(plan_of(kept, [other]))
    before = everything()
    said, warned = install("a")
    assert said == "Installed 4 object(s): 0 new, 0 changed, 3 unchanged from 1 fixture(s)\n"
    assert warned == (
        "provinces.province ha-giang-2 was merged into ha-giang here; the fixtures still have it, and it was left out. "
        "What names it names the other.\n"
    )
    assert everything() == before
    write(
        "new.json", entry("provinces.place", name="Gulf", slug="gulf", kind="region", province=["ha-giang-2"])
    )
    install("new")
    assert kept.places.get().slug == "gulf"


def test_part_that_an_entry_gave_up_is_free_for_another(rows: None, write: Any) -> None:
    """As in July 2025: the former province takes a longer address, the enlarged one the plain one."""
    former = factories.ProvinceFactory(name="Ha Giang", slug="ha-giang")
    former.slug = "ha-giang-until-2025"
    former.save()
    assert FormerAddress.objects.get().current == "ha-giang-until-2025"
    write("a.json", TWICE[0])
    assert install("a")[0].startswith("Installed 1 object(s): 1 new")
