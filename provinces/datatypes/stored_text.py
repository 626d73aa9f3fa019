"""Stored text: a migration step that writes what is stored under an older rule of characters anew under today's."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q

from provinces.datatypes.names import Fold
from provinces.datatypes.text_fields import LineField
from provinces.datatypes.unseen_characters import UNSEEN


def without_unseen_characters(app_label: str) -> Callable[[Any, Any], None]:
    """Migration step for the tables of an app: lines without unseen characters, and the folded columns made of them.

    A line that is a key stays, for others may know the row by it. Cost: a scan of each table, a write for each row
    that holds such a character.
    """

    def step(apps: Any, schema_editor: Any) -> None:
        for model in apps.get_models():
            if model._meta.app_label == app_label and (names := _concerned(model)):
                _rewrite(model._base_manager.using(schema_editor.connection.alias), names)

    return step


def _concerned(model: type[models.Model]) -> list[str]:
    fields = model._meta.local_fields
    lines = {field.name for field in fields if isinstance(field, LineField) and not field.unique}
    folded = {
        read.name
        for field in fields
        if isinstance(field, models.GeneratedField) and isinstance(field.expression, Fold)
        for read in field.referenced_fields
        if isinstance(read, models.CharField | models.TextField)
    }
    return sorted(lines | folded)


def _rewrite(rows: models.QuerySet, names: list[str]) -> None:
    holds = reduce(or_, (Q(**{f"{name}__regex": UNSEEN}) for name in names))
    for pk, *values in list(rows.filter(holds).values_list("pk", *names)):
        rows.filter(pk=pk).update(**dict(zip(names, values, strict=True)))
