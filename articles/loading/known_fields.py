"""Fields of a model that a fixture can hold, and what is said of a name that is none of them."""

import difflib

from django.core.exceptions import FieldDoesNotExist
from django.db import models


def find_field(model: type[models.Model], name: str) -> models.Field | None:
    try:
        known = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    column = (
        getattr(known, "column", None) and not known.many_to_many
    )  # django-taggit's field claims a column
    loadable = isinstance(known, models.ManyToManyField) or column
    return known if loadable and known.name == name else None


def unknown_field(model: type[models.Model], name: str) -> str:
    through = [f for f in model._meta.many_to_many if f.name == name]
    if through:
        return (
            f"this is loaded as objects of its own; write {through[0].remote_field.through._meta.label_lower}"
        )
    names = [
        f.name
        for f in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        if find_field(model, f.name)
    ]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(names)}"
    return f"{model._meta.label_lower} has no such field; {hint}"
