"""Doubts whether entries record one thing: each is said, and who merges them all the same has to say so."""

from typing import Any

from django.utils.translation import gettext as _

from provinces.merging.values import is_empty, labelled, shown
from provinces.models import Province, ProvinceCode

TELLING = ("country", "valid_from", "valid_to")  # fields of one and the same thing are alike


def doubts(entries: list[Any]) -> list[str]:
    """Sentences. One query where such entries have official codes."""
    return [*_unlike(entries), *_codes(entries)]


def _unlike(entries: list[Any]) -> list[str]:
    """An empty end says that it exists today, which is unlike any end; an empty beginning is not known."""
    model, found = type(entries[0]), []
    for field in model._meta.concrete_fields:
        values = {getattr(each, field.attname) for each in entries}
        known = {value for value in values if field.name == "valid_to" or not is_empty(field, value)}
        if field.name in TELLING and len(known) > 1:
            said = "; ".join(f"{labelled(each)}: {shown(each, field)}" for each in entries)
            found.append(
                _("They differ in “%(field)s”: %(said)s.") % {"field": field.verbose_name, "said": said}
            )
    return found


def _codes(entries: list[Any]) -> list[str]:
    """Two official codes of one scheme are a sign of two provinces, though a province may change its code."""
    if not isinstance(entries[0], Province):
        return []
    rows = ProvinceCode.objects.filter(province__in=[each.pk for each in entries]).order_by("scheme", "code")
    codes: dict[str, dict[Any, list[str]]] = {}
    for row in rows:
        codes.setdefault(row.get_scheme_display(), {}).setdefault(row.province_id, []).append(row.code)
    named = {each.pk: labelled(each) for each in entries}
    return [
        _("They have different official codes (%(scheme)s): %(said)s.")
        % {
            "scheme": scheme,
            "said": "; ".join(f"{named[key]}: {', '.join(said)}" for key, said in by_entry.items()),
        }
        for scheme, by_entry in codes.items()
        if len(set(map(tuple, by_entry.values()))) > 1
    ]
