"""What points to an entry: read from the models, so that a relation added later cannot be forgotten."""

from typing import Any

from django.db.models import Exists, ForeignKey, Model, OuterRef, Q, QuerySet, UniqueConstraint


def pointers(model: type[Model]) -> list[ForeignKey]:
    """Every foreign key of any table that leads to the model, those of hidden tables of many-to-many fields too."""
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    return [
        each.field
        for each in relations
        if each.auto_created and not each.concrete and (each.one_to_many or each.one_to_one)
    ]


def pointing(field: ForeignKey, entries: list[Any]) -> QuerySet:
    return field.model._base_manager.filter(**{f"{field.name}__in": [each.pk for each in entries]})


def beside(field: ForeignKey) -> list[ForeignKey]:
    """The other keys of the same table that lead to the same model: a row could name one entry twice."""
    return [
        each
        for each in field.model._meta.concrete_fields
        if isinstance(each, ForeignKey) and each is not field and each.related_model is field.related_model
    ]


def own_keys(field: ForeignKey) -> list[tuple[list[str], Q]]:
    """What tells the rows of one entry from each other, by the rules of the table; and for which rows a rule holds."""
    options = field.model._meta
    rules: list[tuple[Any, Any]] = [((field.name,), None)] if field.unique else []
    rules += [(names, None) for names in options.unique_together]
    rules += [
        (each.fields, each.condition) for each in options.constraints if isinstance(each, UniqueConstraint)
    ]
    return [
        ([name for name in names if name != field.name], condition or Q())
        for names, condition in rules
        if field.name in names
    ]


def doubles(field: ForeignKey, entries: list[Any]) -> list[list[Any]]:
    """Rows that would be one row once the entries are one, in groups, the oldest first. One query for each rule."""
    groups = []
    for names, condition in own_keys(field):
        columns = [field.model._meta.get_field(name).attname for name in names]
        rows = pointing(field, entries).filter(condition)
        same = rows.filter(**{column: OuterRef(column) for column in columns}).exclude(pk=OuterRef("pk"))
        found: dict[tuple[Any, ...], list[Any]] = {}
        for row in rows.filter(Exists(same)).order_by("pk"):
            found.setdefault(tuple(getattr(row, column) for column in columns), []).append(row)
        groups += list(found.values())
    return groups
