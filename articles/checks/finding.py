"""The result type of a check: one finding."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`level` is `error` or `warning`; `field` is the form's; `passage` is the place in the text, if it has one."""

    code: str
    level: str
    field: str
    sentence: str
    passage: str = ""

    @property
    def key(self) -> str:
        """The same for the same finding, whatever else changes in the text."""
        return hashlib.sha256(f"{self.code}\0{self.field}\0{self.passage}".encode()).hexdigest()[:16]
