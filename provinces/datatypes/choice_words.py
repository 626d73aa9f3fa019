"""Choice words: the label of a row's choice, as `get_FOO_display` gives it, for a page that prints hundreds.

Django hashes every label of the field at each asking, which looks up a translation for each: 23 for a figure.
"""

from functools import cache
from typing import Any

from django.db import models


def choice_word(row: models.Model, name: str) -> str:
    """The label in the language in use; a value that is none of the choices as it is, "" for None."""
    value = getattr(row, name)
    return str(_labels(row._meta.get_field(name)).get(value, "" if value is None else value))


@cache
def _labels(field: Any) -> dict[Any, Any]:
    """Labels stay lazy: each asking has its own language."""
    return dict(field.flatchoices)
