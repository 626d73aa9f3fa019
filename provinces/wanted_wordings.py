"""Wanted wordings: what the registry shows in English and Vietnamese cannot say yet, for the registrar's list."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from provinces.models import (
    Agreement,
    BorderGate,
    BorderGuardUnit,
    Country,
    Directive,
    Figure,
    Neighbour,
    Organisation,
    Place,
    Province,
    ProvinceCode,
    StatusChange,
    Succession,
    TwinningAct,
    TwinningPair,
    Wording,
)

# What a page shows of each model; a name is wanted only where the entry has no Vietnamese one.
SHOWN: dict[type[Model], tuple[str, ...]] = {
    Agreement: ("name", "domain", "subject", "signed_at", "note"),
    BorderGate: ("mode", "events", "note"),
    BorderGuardUnit: ("name", "note"),
    Country: ("note",),
    Directive: ("name", "issuer", "note"),
    Figure: ("scope", "superseded_because", "note"),
    Neighbour: ("note",),
    Organisation: ("name", "full_name", "note"),
    Place: ("name", "note"),
    Province: ("note",),
    ProvinceCode: ("note",),
    StatusChange: ("instrument",),
    Succession: ("instrument", "note"),
    TwinningAct: ("name", "paper", "note"),
    TwinningPair: ("our_name", "their_name", "note"),
}


def shown_in_english(shown: dict[type[Model], tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(where, English words) of every text that a page shows. One query a model."""
    for model, fields in shown.items():
        has_own_name = any(field.name == "local_name" for field in model._meta.get_fields())
        for row in model._default_manager.all():
            for name in fields:
                words: Any = getattr(row, name)
                if words and not (name == "name" and has_own_name and getattr(row, "local_name", "")):
                    yield f"{model._meta.verbose_name}, {model._meta.get_field(name).verbose_name}", words


def wanted(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """English words without a wording, each with the first place where it stands. One query."""
    said = set(Wording.objects.values_list("english", flat=True))
    found: dict[str, str] = {}
    for where, words in texts:
        if words not in said:
            found.setdefault(words, where)
    return found
