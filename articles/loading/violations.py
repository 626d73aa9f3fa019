"""Constraint violations of a load, in the words that the constraint has for them."""

from django.core.exceptions import ValidationError
from django.db import models

from articles.loading.entries import Entry
from articles.loading.refusal import refusal, shown, words


def explain(entry: Entry, *, using: str, error: Exception | None = None) -> None:
    """Raise the refusal of this row if its rules, asked one by one, refuse it, or if the database did (`error`).

    Cost: a query for each constraint; only paid when a write has failed.
    """
    instance = entry.instance
    try:
        instance.validate_unique()  # type: ignore[union-attr]
        instance.validate_constraints()  # type: ignore[union-attr]
    except ValidationError as refused:
        field, message = words(refused)
        raise refusal(entry.place, f"{message.rstrip('.')}; correct this object", field=field) from error
    if error is not None:
        raise refusal(entry.place, f"{_named_constraint(entry.model, error)}; correct this object") from error


def _named_constraint(model: type[models.Model], error: Exception) -> str:
    """The message of the constraint that the database names, else the database's own first line."""
    said = str(error)
    for constraint in model._meta.constraints:
        if constraint.name in said:
            return str(constraint.get_violation_error_message()).rstrip(".")
    return f"the database refuses it ({shown(said.splitlines()[0] if said else type(error).__name__)})"
