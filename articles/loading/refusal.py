"""Refusal of a fixture: one sentence that says where, what is wrong and what to do."""

import json
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import CommandError

LONGEST_VALUE = 80  # characters of a wrong value that a message repeats


class Place(NamedTuple):
    """Where something stands: the file, the object's position in it, and the object's model and key where known.

    Every object has one and hardly any is ever printed, so its words are made when they are asked for.
    """

    file: str
    position: str = ""
    label: str = ""
    key: Any = None

    @property
    def name(self) -> str:
        return f"{self.label} {shown(self.key)}" if self.key is not None else self.label

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.position, self.name) if part)

    def named(self, label: str, key: Any) -> "Place":
        return Place(self.file, self.position, label, key)


def refusal(place: Place, problem: str, *, field: str = "") -> CommandError:
    """The one sentence. `problem` says what is wrong and, after a semicolon, what to do."""
    where = f"{place}, field “{field}”" if field and field != NON_FIELD_ERRORS else str(place)
    sentence = f"{where}: {problem.rstrip('. ')}. Nothing was loaded."
    # A fixture's own line breaks and direction marks must not reshape the sentence that reports them.
    return CommandError(
        "".join(
            char if char.isprintable() or char == "\u00a0" else f"\\u{ord(char):04x}" for char in sentence
        )
    )


def shown(value: Any) -> str:
    """A value as the fixture has it, cut to `LONGEST_VALUE`."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def words(error: ValidationError) -> tuple[str, str]:
    """Field (or empty) and message of the first thing a ValidationError says."""
    if hasattr(error, "error_dict"):
        field, messages = next(iter(error.message_dict.items()))
        return ("" if field == NON_FIELD_ERRORS else field), messages[0]
    return "", error.messages[0]
