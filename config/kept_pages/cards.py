"""Kept cards: the cards of articles in lists, printed once in a process for as long as the article stays what it is.

A list is another page after each publication, and nineteen of its twenty cards are what they were. Printing them is
half of its cost, so each is kept under the stamp of its article (`querysets.parts.card_columns`), which comes with
the row. Validity is that of kept pages: whatever a card shows moves the stamp of its article, or one that all share.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_script_prefix
from django.utils import timezone, translation

from articles.models import Article
from config.kept_pages.memory import Memory
from provinces.models.kept_registry import is_read_at

OVERHEAD = 500  # bytes of memory for the key and what stands around the text


@dataclass(frozen=True)
class Card:
    """`html` holds markup."""

    html: Any

    @property
    def size(self) -> int:
        return len(self.html) + OVERHEAD


def kept_card(card: Callable[..., Any], article: Article, **options: Any) -> Any:
    """What the macro `card` makes of the article, or made of it before. No query."""
    memory = memory_of(settings.KEPT_CARDS_BYTES)
    stamp = getattr(article, "card_stamp", None)
    # Inside a transaction rows may be seen that are never there for anybody else, under stamps that have yet to move.
    if memory is None or stamp is None or _unfinished(article._state.db):
        return card(article, **options)
    day = timezone.localdate()  # another "today" may change a word
    where = (translation.get_language(), get_script_prefix(), day, tuple(options.items()))
    key = f"{article.pk} {stamp} {where}"
    kept = memory.get(key)
    if kept is None:
        kept = Card(card(article, **options))
        # Names of the registry may be those of a moment before, which another process has changed since.
        if is_read_at(stamp.rpartition("/")[2], article._state.db):
            memory.put(key, kept)
    return kept.html


@cache
def memory_of(limit: int) -> Memory[Any] | None:
    """Of the cards and pieces of this process; None where none are kept."""
    return Memory(limit) if limit else None


def _unfinished(database: str) -> bool:
    return connections[database].in_atomic_block
