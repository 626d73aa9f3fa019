"""Pieces of a page that are made of rows alone: printed again only when one of the rows is another."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any


@dataclass(frozen=True)
class Pieces:
    """`made_of` is all that the pieces show, as texts and numbers, of which two that are equal print the same.

    `context` makes the values of their templates. It asks the database nothing, and is not called for pieces that are
    kept.
    """

    made_of: Any
    context: Callable[[], dict[str, Any]]

    @property
    def key(self) -> str:
        """Short, and another one as soon as anything of `made_of` is."""
        return blake2b(repr(self.made_of).encode(), digest_size=32).hexdigest()
