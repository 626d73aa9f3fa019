"""Carrying out a merge: rows move, the others go, their names and addresses stay with the entry that is kept."""

import json
from collections import defaultdict
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model

from provinces.datatypes.refusal import Refusal
from provinces.merging.plan import Plan
from provinces.merging.values import NAMES, all_names, differences
from provinces.models.consistency import RULES, problems
from provinces.models.former_address import FormerAddress


@transaction.atomic
def merge(plan: Plan, taken: dict[str, str] | None = None) -> None:
    """`taken` says of which entry, by its key, the value of a field stays; of the others it is the usual one.

    Refusal for what the plan refuses, or where a rule about several rows has something against the result that it had
    not before. The entries are locked by the caller, so that nothing new comes to point to one that goes.
    """
    if plan.refusals:
        raise Refusal(plan.refusals)
    kept, names = plan.kept, all_names(plan.entries)
    known = _against(plan)
    for difference in differences(plan.entries):
        chosen = (taken or {}).get(difference.field.name, difference.usual)
        setattr(kept, difference.field.attname, difference.offered[chosen])
    own = {getattr(kept, name).casefold() for name in NAMES}
    kept.aliases = "\n".join(name for name in names if name.casefold() not in own)
    _carry_out(plan)
    _leave(plan)
    kept.full_clean()
    kept.save()
    if new := [sentence for key, sentence in _against(plan).items() if key not in known]:
        raise Refusal(new)


def _carry_out(plan: Plan) -> None:
    for inner in plan.inner:
        _carry_out(inner)
        inner.gone.delete()
    for move in plan.moves:
        move.rows.order_by().update(**{move.field.name: plan.kept})


def leading(plan: Plan) -> list[str]:
    """The address parts that are to lead to the kept entry: those of the others, and those that lead to them now."""
    parts = [each.slug for each in plan.others]
    kept = FormerAddress.objects.filter(kind=plan.kept._meta.label_lower, current__in=parts)
    return [*parts, *kept.order_by("former").values_list("former", flat=True)]


def _leave(plan: Plan) -> None:
    """The others go; their addresses of today and of before lead to the one that is kept.

    A deletion lets the addresses go that lead to its row (`address_triggers.py`), so they are turned before it.
    """
    kind, slug = plan.kept._meta.label_lower, plan.kept.slug
    known, parts = FormerAddress.objects.filter(kind=kind), [each.slug for each in plan.others]
    known.filter(current__in=parts).update(current=slug)
    plan.gone.delete()
    for part in parts:
        known.update_or_create(kind=kind, former=part, defaults={"current": slug, "merged": True})
    known.filter(former=slug).delete()


def _against(plan: Plan) -> dict[tuple[Any, Any], str]:
    """What the rules about several rows have against rows that move. Rows that are wrong already move as they are."""
    moved: dict[type[Model], list[Any]] = defaultdict(list)
    for move in [move for each in plan.whole() for move in each.moves if move.field.model.__name__ in RULES]:
        moved[move.field.model] += move.field.model._base_manager.filter(pk__in=move.keys)
    return {(type(row), row.pk): sentence for rows in moved.values() for row, sentence in problems(rows)}


def said_by(plan: Plan) -> str:
    """What all of them say, what the rows say that go because both have them, and which rows move: JSON for the log."""
    gone = [row for each in plan.whole()[1:] for row in each.others]
    said = serializers.serialize("python", plan.entries, use_natural_foreign_keys=True)
    said += serializers.serialize("python", gone)  # by number: to look up each name would be a query
    moved = {
        f"{move.field.model._meta.label_lower}.{move.field.name}": move.keys
        for each in plan.whole()
        for move in each.moves
    }
    return json.dumps({"said": said, "moved": moved}, cls=DjangoJSONEncoder, ensure_ascii=False)
