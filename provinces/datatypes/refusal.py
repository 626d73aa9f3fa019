"""Refusals: what a step of ours says when it will not be taken, and what a database says, in sentences for people."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.db.models import BaseConstraint, Model, UniqueConstraint
from django.utils.translation import gettext as _


class Refusal(Exception):
    """What stands in the way, each as a sentence, in `problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


# The last two also come from Python and from SQLite's driver: a number that no column holds.
REFUSED = (Refusal, ValidationError, IntegrityError, DataError, OverflowError)


BY_COLUMNS = "UNIQUE constraint failed: "  # SQLite, which names no constraint here


def _columns(model: type[Model], constraint: BaseConstraint) -> str:
    """As SQLite names what has to be unique, by the columns; empty for other constraints."""
    names = constraint.fields if isinstance(constraint, UniqueConstraint) else ()
    options = model._meta
    return ", ".join(f"{options.db_table}.{options.get_field(name).column}" for name in names)


def sentences_of(error: Exception) -> list[str]:
    """The refusal in words; a constraint that the database names speaks for itself."""
    if isinstance(error, Refusal):
        return error.problems
    if isinstance(error, ValidationError):
        return error.messages
    said = str(error)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in said or _columns(model, constraint) == said.removeprefix(BY_COLUMNS):
                return [str(constraint.get_violation_error_message())]
    return [
        _(
            "The database does not take this: a number, a date or a text in it is more than it can hold, or taken."
        )
    ]
