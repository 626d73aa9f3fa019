"""Forms of natural keys: which fields a model's own `get_by_natural_key` compares with which part of the key.

The method is asked once a model, with parts that only listen. One that looks into its parts (an agreement's party is a
country in capitals or an organisation's slug) is asked again for each key.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models


class BadKey(Exception):
    """A key of the wrong shape for its model."""


class KeyForm(NamedTuple):
    """`paths[n]` is compared with part `parts[n]` of the key, made what its field keeps by `kept[n]`."""

    paths: tuple[str, ...]
    parts: tuple[int, ...]
    kept: tuple[Callable[[Any], Any], ...]

    def conditions(self, key: tuple) -> dict[str, Any]:
        """ValidationError, TypeError or ValueError for a part that its field cannot hold."""
        return {
            path: kept(key[part]) for path, part, kept in zip(self.paths, self.parts, self.kept, strict=True)
        }


class _LookedInto(Exception):
    pass


class _Part(str):
    """A part of a key that can be handed on and nothing else."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise _LookedInto

    __getattribute__ = __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = _refuse
    __str__ = __format__ = __add__ = __radd__ = __mul__ = __mod__ = _refuse


def asked_fields(queryset: Any, key: tuple) -> dict[str, Any] | None:
    """What the method would compare, None where that is more than fields with values. BadKey for a wrong shape."""
    heard: dict[str, Any] = {}
    plain: list[bool] = []
    queryset.get = lambda *args, **kwargs: (heard.update(kwargs), plain.append(not args))
    try:
        queryset.get_by_natural_key(*key)
    except (TypeError, ValueError, AttributeError) as error:
        raise BadKey from error
    return heard if plain == [True] else None


def form_of(model: type[models.Model], queryset: Any, parts: int) -> KeyForm | None:
    """The form of keys of so many parts; None where it depends on the key. BadKey where no key has so many."""
    asked = [_Part() for _ in range(parts)]
    try:
        heard = asked_fields(queryset, tuple(asked))
    except _LookedInto:
        return None
    numbers = {id(part): number for number, part in enumerate(asked)}
    if heard is None or sorted(numbers.get(id(value), -1) for value in heard.values()) != list(range(parts)):
        return None
    try:
        kept = tuple(keeper(model, path) for path in heard)
    except FieldDoesNotExist:
        return None
    return KeyForm(tuple(heard), tuple(numbers[id(value)] for value in heard.values()), kept)


def keeper(model: type[models.Model], path: str) -> Callable[[Any], Any]:
    """Makes a part what the field at the end of the path keeps. FieldDoesNotExist where there is none."""
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model
    field = getattr(field, "target_field", field)
    is_number = isinstance(field, models.IntegerField)
    wanted = str if isinstance(field, models.CharField | models.TextField) else int if is_number else None

    def kept(value: Any) -> Any:
        if wanted is not None and type(value) is not wanted:
            raise ValueError
        if is_number:
            field.run_validators(value)
        return field.to_python(value)

    return kept


def as_kept(model: type[models.Model], heard: dict[str, Any]) -> dict[str, Any] | None:
    """What was heard of one key, as the fields keep it. BadKey for a value that one of them cannot hold."""
    try:
        return {path: keeper(model, path)(value) for path, value in heard.items()}
    except FieldDoesNotExist:
        return None
    except (ValidationError, TypeError, ValueError) as error:
        raise BadKey from error


def is_plain(part: Any) -> bool:
    """Whether a part of a key is something databases compare."""
    if isinstance(part, str):
        return part.isprintable() or ("\x00" not in part and part.encode(errors="ignore").decode() == part)
    return isinstance(part, int | Decimal) and not isinstance(part, bool)
