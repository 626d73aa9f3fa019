"""Kept pieces: what a page shows of the registry, printed once in a process for as long as its rows stay the same.

A province's page is another one after each publication there, but for its latest articles it is what it was; printing
the rest is more than half of its cost. The rows are read each time and compared, so that nothing else need be known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import timezone, translation

from config.kept_pages.cards import OVERHEAD, memory_of
from provinces.datatypes.pieces import Pieces
from provinces.datatypes.shown import note_article, noting


@dataclass(frozen=True)
class Printed:
    """`html` holds markup, a text for each template; `articles` are the numbers of those that were read for it."""

    html: list[Any]
    articles: frozenset[int]

    @property
    def size(self) -> int:
        return sum(map(len, self.html)) + OVERHEAD


def kept_pieces(render: Callable[..., Any], pieces: Pieces, *templates: str) -> list[Any]:
    """Each template with the context of the pieces, or what it made before of the same. No query."""
    memory = memory_of(settings.KEPT_CARDS_BYTES)
    day = timezone.localdate()  # another "today" may change a word
    key = f"{pieces.key} {translation.get_language()} {get_script_prefix()} {day} {templates}"
    printed = memory.get(key) if memory is not None else None
    if printed is None:
        printed = _print(render, pieces, templates)
        if memory is not None:
            memory.put(key, printed)
    for number in printed.articles:
        note_article(number)
    return printed.html


def _print(render: Callable[..., Any], pieces: Pieces, templates: tuple[str, ...]) -> Printed:
    with noting() as notes:
        context = pieces.context()
        html = [render(template, **context) for template in templates]
    return Printed(html, frozenset(notes.articles))
