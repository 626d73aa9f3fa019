"""JSON decoder of fixtures: strict where Python's reader is lenient."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from articles.loading.refusal import Place, refusal, shown

DEEPEST = 100  # levels of brackets


class _Lenience(ValueError):
    """Something Python's JSON reader would let pass."""


def objects(data: bytes, *, place: Place) -> Iterator[tuple[Place, Any]]:
    """Each object of a JSON fixture with its place."""
    whole = _parsed(_text(data, place).removeprefix("\ufeff"), place)
    if not isinstance(whole, list):
        raise refusal(
            place, f"a list of objects is expected, but {shown(whole)} is found; put the objects into [ ]"
        )
    for number, item in enumerate(whole, start=1):
        yield Place(place.file, f"object {number}"), item


def objects_of_lines(lines: Iterable[bytes], *, place: Place) -> Iterator[tuple[Place, Any]]:
    """Each object of a fixture in JSON Lines with its place; holds one line at a time."""
    before = 0
    for number, line in enumerate(lines, start=1):
        text = _text(line, place, before=before)
        before += len(line)
        if number == 1:
            text = text.removeprefix("\ufeff")
        if text.strip():
            here = Place(place.file, f"line {number}")
            yield here, _parsed(text, here)


def _text(data: bytes, place: Place, *, before: int = 0) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        byte = before + error.start + 1
        raise refusal(
            place, f"the text is not UTF-8 (byte {byte}); save the file with the encoding UTF-8"
        ) from error


def _parsed(text: str, place: Place) -> Any:
    try:
        value = json.loads(
            text, object_pairs_hook=_unrepeated, parse_float=_finite, parse_constant=_no_number
        )
        too_deep = _deeper_than(value, DEEPEST)
    except json.JSONDecodeError as error:
        raise refusal(
            place,
            f"this is not JSON (line {error.lineno}, column {error.colno}: {error.msg}); correct it there",
        ) from error
    except _Lenience as error:
        raise refusal(place, str(error)) from error
    except RecursionError:
        too_deep = True
    except ValueError as error:  # an integer of more digits than Python converts
        raise refusal(place, "a number has too many digits; correct it") from error
    if too_deep:
        raise refusal(place, f"brackets are nested more than {DEEPEST} levels deep; make it flatter")
    return value


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Python keeps the last of two equal keys in silence; which one was meant nobody can know."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        if key in found:
            raise _Lenience(
                f"the key {shown(key)} stands twice in one object "
                f"(with {shown(found[key])} and {shown(value)}); keep one"
            )
        found[key] = value
    return found


def _finite(text: str) -> Decimal:
    """Exact, so that 1449.566 stays 1449.566."""
    return Decimal(text)


def _no_number(text: str) -> None:
    raise _Lenience(f"{text} is not a number; write the number, or null where it is not known")


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit + 1):
        level = [
            part
            for item in level
            if isinstance(item, list | dict)
            for part in (item.values() if isinstance(item, dict) else item)
            if isinstance(part, list | dict)
        ]
        if not level:
            return False
    return True
