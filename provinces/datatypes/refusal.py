"""Refusals: what a step of ours says when it will not be taken, and what a database says, in sentences for people."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _


class Refusal(Exception):
    """What stands in the way, each as a sentence, in `problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


# The last two also come from Python and from SQLite's driver: a number that no column holds.
REFUSED = (Refusal, ValidationError, IntegrityError, DataError, OverflowError)


def sentences_of(error: Exception) -> list[str]:
    """The refusal in words; a constraint that the database names speaks for itself."""
    if isinstance(error, Refusal):
        return error.problems
    if isinstance(error, ValidationError):
        return error.messages
    said = str(error)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in said:
                return [str(constraint.get_violation_error_message())]
    return [
        _(
            "The database does not take this: a number, a date or a text in it is more than it can hold, or taken."
        )
    ]
