"""Filters of the registry's templates."""

from provinces.models import ProvinceCode
from provinces.templatetags.registry import grouped_by


def test_rows_of_one_choice_stand_together_in_order_of_first_appearance():
    old, iso, new = (ProvinceCode(scheme=scheme, code=scheme) for scheme in ("gso", "iso", "gso"))

    assert grouped_by([old, iso, new], "scheme") == [
        ("statistics office code", [old, new]),
        ("ISO 3166-2", [iso]),
    ]
    assert grouped_by([], "scheme") == []
