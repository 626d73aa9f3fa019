"""Field values of entries: the right type within the field's own rules, or refused in words."""

import datetime as dt
import posixpath
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.timezone import is_naive

from articles.loading.refusal import shown

# The first that fits decides. Django's own conversion would turn {"a": 1} into the text "{'a': 1}".
_ACCEPTED: list[tuple[type[models.Field], tuple[type, ...], str]] = [
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (int, Decimal, str), "a number"),
    (models.FloatField, (int, Decimal), "a number"),
    (models.DateTimeField, (str,), "a date with time, as “2024-05-12T20:35:00+07:00”,"),
    (models.DateField, (str,), "a date, as “2024-05-12”,"),
    (models.JSONField, (str, int, Decimal, bool, list, dict), "JSON"),
    (models.Field, (str,), "text in quotation marks"),
]
SHORT, REMEMBERED = 100, 2_000  # characters of a text, and texts of a field, that are remembered
PICTURES = {"jpg", "jpeg", "png", "webp", "avif", "gif"}


class ValueReader:
    """Reads the values of one field, and remembers short texts: a load says "high" a thousand times."""

    def __init__(self, field: models.Field) -> None:
        self.field = field
        self.types, self.expected = next(
            (types, name) for kind, types, name in _ACCEPTED if isinstance(field, kind)
        )
        self._choices = [key for key, _ in field.flatchoices] if field.choices else None
        self._known: dict[str, Any] = {}

    def __call__(self, raw: Any) -> Any:
        """The value the field would hold. Raise ValidationError with what is wrong and what to do."""
        if type(raw) is str and raw in self._known:
            return self._known[raw]
        value = self._read(raw)
        if type(raw) is str and len(raw) <= SHORT and len(self._known) < REMEMBERED:
            self._known[raw] = value
        return value

    def _read(self, raw: Any) -> Any:
        field, expected = self.field, self.expected
        if raw is None:
            if not field.null:
                raise ValidationError("null is not accepted here; write a value, or leave the field out")
            return None
        if not isinstance(raw, self.types) or (isinstance(raw, bool) and bool not in self.types):
            raise ValidationError(f"{expected} is expected, but {shown(raw)} is found; write it so")
        if isinstance(raw, str):
            _check_text(raw)
        if isinstance(field, models.FileField):
            _check_path(field, raw)
        if isinstance(field, models.FloatField):
            raw = float(raw)
        if isinstance(field, models.JSONField):
            raw = _floats(raw)
        try:
            value = field.to_python(raw)
            if isinstance(value, dt.datetime):
                _check_moment(value, raw)
            if isinstance(field, models.IntegerField):
                _check_range(field, value)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise ValidationError(f"{shown(raw)} cannot be {expected}; correct it") from error
        check(field, value, choices=self._choices)
        return value


def check(field: models.Field, value: Any, *, choices: list[Any] | None = None) -> None:
    """The field's own rules, for fields nobody edits in a form too (Django skips the choices of those).

    `choices` are the field's own, for who asks often: Django makes the list anew at each asking.
    """
    if value in field.empty_values:
        if not field.blank or (value is None and not field.null):
            raise ValidationError("the value is empty; write one")
        return
    if choices is None and field.choices:
        choices = [key for key, _ in field.flatchoices]
    if choices is not None and value not in choices:
        known = ", ".join(str(key) for key, _ in field.flatchoices)
        raise ValidationError(f"{shown(value)} is none of the choices; write one of: {known}")
    try:
        field.run_validators(value)
    except ValidationError as error:
        raise ValidationError(f"{shown(value)} is refused: {error.messages[0].rstrip('.')}") from error


def same(stored: Any, given: Any) -> bool:
    """Whether a row has the fixture's value already. Dumps carry milliseconds, rows microseconds."""
    if isinstance(stored, dt.datetime) and isinstance(given, dt.datetime) and given.microsecond % 1000 == 0:
        return stored.replace(microsecond=stored.microsecond // 1000 * 1000) == given
    return stored == given


def _floats(raw: Any) -> Any:
    """JSON as Python's writer takes it; fixtures are read with exact numbers."""
    if isinstance(raw, Decimal):
        return float(raw)
    if isinstance(raw, list):
        return [_floats(part) for part in raw]
    return {key: _floats(part) for key, part in raw.items()} if isinstance(raw, dict) else raw


def _check_text(raw: str) -> None:
    if "\x00" in raw:
        raise ValidationError("the text holds a NUL character (\\u0000); remove it")
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"the text holds half a character (\\u{ord(raw[error.start]):04x} alone); correct it"
        ) from error


def _check_moment(value: dt.datetime, raw: str) -> None:
    if is_naive(value):
        raise ValidationError(
            f"{shown(raw)} has no time zone, and a time means nothing without; write it as “2024-05-12T20:35:00+07:00”"
        )
    value.astimezone(dt.UTC)  # OverflowError at both ends of the calendar


def _check_range(field: models.Field, value: int) -> None:
    """What PostgreSQL's column holds: SQLite would take more, and the site could never move."""
    least, most = BaseDatabaseOperations.integer_field_ranges.get(field.get_internal_type(), (value, value))
    if not least <= value <= most:
        raise ValidationError(f"{shown(value)} is refused: write a number from {least} to {most}")


def _check_path(field: models.FileField, raw: str) -> None:
    """A file of a row lies below the media folder and nowhere else."""
    if not raw:
        return
    if raw.startswith("/") or "\\" in raw or ":" in raw or ".." in raw.split("/"):
        raise ValidationError(
            f"{shown(raw)} leads out of the media folder; write a path below it, as “illustrations/gate.png”"
        )
    if posixpath.normpath(raw) != raw:
        raise ValidationError(f"{shown(raw)} is no plain path; write it as “illustrations/gate.png”")
    if field.max_length and len(raw) > field.max_length:
        raise ValidationError(f"the path has {len(raw)} characters; at most {field.max_length} are kept")
    if isinstance(field, models.ImageField) and raw.rpartition(".")[2].lower() not in PICTURES:
        raise ValidationError(f"{shown(raw)} is no picture by its name; use {', '.join(sorted(PICTURES))}")
