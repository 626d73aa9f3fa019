"""Field that is computed of another field of its row whenever that one is written. Raw SQL has to write both."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models


class DerivedField(models.CharField):
    """What `by` makes of the field `of`. Filled in by saves, `bulk_create` and `loaddata`, by the article's queryset
    in `update` and `bulk_update`: neither form nor fixture has to know of it.
    """

    def __init__(self, *args: Any, of: str = "", by: Callable[[str], str] = str, **kwargs: Any) -> None:
        self.of, self.by = of, by
        super().__init__(*args, **{"blank": True, "editable": False, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """To a migration it is a line of characters, made of nothing: what it is made by may move."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, instance: models.Model, add: bool) -> str:
        if self.of not in instance.get_deferred_fields():
            setattr(instance, self.attname, self.by(getattr(instance, self.of)))
        return getattr(instance, self.attname)


def derived_fields(model: type[models.Model]) -> list[DerivedField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, DerivedField)]


def with_derived(model: type[models.Model], names: Iterable[str]) -> set[str]:
    """The fields of these names, and those that are computed of them."""
    names = set(names)
    return names | {field.name for field in derived_fields(model) if field.of in names}


def derive(row: models.Model) -> None:
    """Before a write that asks no field, as those of raw rows are."""
    for field in derived_fields(type(row)):
        field.pre_save(row, add=False)
