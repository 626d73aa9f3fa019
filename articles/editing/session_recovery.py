"""Session recovery: what was sent after a session ended is carried through the log-in and given back.

It travels in the login page itself. Nothing is stored for people nobody knows yet.
"""

import json
from typing import Any

from django.http import HttpRequest

LEFT_BEHIND = ("csrfmiddlewaretoken", "kept")  # and every password


def pack(request: HttpRequest) -> str:
    """The fields of a form as one text."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in LEFT_BEHIND and "password" not in name.lower()
        for value in values
    ]
    return json.dumps(fields, ensure_ascii=False)


def unpack(text: str) -> list[tuple[str, str]]:
    """The fields again; none for a text that is not ours."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(found, list):
        return []
    pairs = [pair for pair in found if isinstance(pair, list) and len(pair) == 2]
    return [
        (_storable(name), _storable(value))
        for name, value in pairs
        if isinstance(name, str) and isinstance(value, str)
    ]


def _storable(text: str) -> str:
    """Without what PostgreSQL stores in no text (NUL) and what no page can hold (half a surrogate pair)."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
