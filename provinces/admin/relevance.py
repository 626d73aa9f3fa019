"""Order of what a chooser offers: whole names before beginnings of names, and these before what stands inside one."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Case, F, Model, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Replace

from provinces.datatypes.names import Fold, fold
from provinces.datatypes.text_fields import tidy_line

FOLDED = ("search_key", "name_key")
NAMES = ("name", "local_name")


def has_field(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def folded_column(model: type[Model]) -> str:
    """The column by which rows are found by name; an account has none that is folded."""
    found = (name for name in FOLDED if has_field(model, name))
    return next(found, getattr(model, "USERNAME_FIELD", model._meta.pk.name))


def by_relevance(queryset: QuerySet, typed: str) -> QuerySet:
    """The rows, best answer to what was typed first: with these accents, whole, at the beginning, inside, elsewhere.

    Among equals what exists today comes first, then the order that the rows had. No query of its own, but the database
    sorts every row found before it can cut: 0.1 s when 100,000 articles match (2 ms without this order), on SQLite.
    """
    model, wanted = queryset.model, fold(typed)
    if not wanted:
        return queryset
    as_typed = [When(**{name: tidy_line(typed)}, then=0) for name in NAMES if has_field(model, name)]
    rank = Case(
        *as_typed,
        When(names__contains=f"| {wanted} |", then=1),
        When(names__contains=f"| {wanted}", then=2),
        When(names__contains=f" {wanted}", then=3),
        When(names__contains=wanted, then=4),
        default=5,
    )
    ended = [Case(When(valid_to="", then=0), default=1)] if has_field(model, "valid_to") else []
    before = queryset.query.order_by or model._meta.ordering or ("pk",)
    return queryset.alias(names=_names(model)).order_by(rank, *ended, *before)


def _names(model: type[Model]) -> Any:
    """Every folded name of a row, each between bars. A title is folded already, which a long list is glad of."""
    column = folded_column(model)
    if not has_field(model, "aliases"):
        # A row that has no name at all, a figure, is found by its number.
        one = F(column) if column in FOLDED else Fold(Cast(column, TextField()))
        return Concat(Value("| "), one, Value(" |"), output_field=TextField())
    bar, aliases = Value(" | "), Replace("aliases", Value("\n"), Value(" | "), output_field=TextField())
    return Fold(
        Concat(Value("| "), "name", bar, "local_name", bar, aliases, Value(" |"), output_field=TextField())
    )
