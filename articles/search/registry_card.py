"""Registry card: the names of the registry that a reader may have typed, shown above the results.

Read anew for each question: some 250 rows, so that a renamed gate is found at once. Five queries.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.search.normalization import words
from provinces.language_marks import SCRIPTS
from provinces.models import Agreement, BorderGate, BorderGuardUnit, Country, Province

SHOWN = 6
OFFERED = 3
_BRACKETS = re.compile(r"\(([^)]*)\)")


@dataclass
class Names:
    """Every folded name, with the entries that have it, in the order in which they are shown."""

    entries: dict[str, list[Any]] = field(default_factory=dict)

    def card(self, typed: str) -> list[Any]:
        """Entries named exactly so; without one, those with a name that holds all the words. The best first."""
        if not typed:
            return []
        if exact := self.entries.get(typed):
            return exact[:SHOWN]
        asked = typed.split()
        held = [
            (len(name), entry)
            for name, entries in self.entries.items()
            if _holds(name.split(), asked)
            for entry in entries
        ]
        found = {id(entry): entry for _, entry in sorted(held, key=lambda pair: pair[0])}
        return list(found.values())[:SHOWN]

    def offers(self, typed: str) -> list[str]:
        """Names that look like what was typed: each has its entry, so none leads to an empty page."""
        if not typed:
            return []
        close = difflib.get_close_matches(typed, self.entries, n=OFFERED + 1, cutoff=0.78)
        return [str(self.entries[name][0]) for name in close if name != typed][:OFFERED]


def _holds(name: list[str], asked: list[str]) -> bool:
    """Whether the asked words stand in the name one after the other, the last perhaps unfinished."""
    for at in range(len(name) - len(asked) + 1):
        *whole, last = asked
        if name[at : at + len(whole)] == whole and name[at + len(whole)].startswith(last) and len(last) > 2:
            return True
    return False


@dataclass(frozen=True)
class OnCard:
    """What the card says of an entry."""

    name: str
    local_name: str
    script: str  # the language of `local_name`, empty where none is claimed
    kind: str
    address: str


def on_card(entry: Any) -> OnCard:
    """`kind` tells provinces of today from those of yesterday, and where a unit or gate stands.

    A country is called by its name in the language of the page.
    """
    kind = str(entry._meta.verbose_name)
    if isinstance(entry, Province):
        if entry.is_former:
            kind = _("province until %(year)s") % {"year": entry.valid_to[:4]}
        if entry.country_id != "VN":
            kind = _("province of %(country)s") % {"country": entry.country}
    elif isinstance(entry, BorderGuardUnit | BorderGate) and entry.province:
        kind = f"{kind}, {entry.province.display_name}"
    if isinstance(entry, Country):
        page = get_language() or "en"
        called = entry.local_name if page == "en" else str(entry)
        script = SCRIPTS.get(entry.pk, "") if page == "en" else page
        return OnCard(entry.name, called, script, kind, entry.get_absolute_url())
    script = SCRIPTS.get(getattr(entry, "country_id", "VN"), "")
    return OnCard(entry.name, entry.local_name, script, kind, entry.get_absolute_url())


def read_names() -> Names:
    names = Names()
    for entry in _entries():
        for spelling in _spellings(entry):
            known = names.entries.setdefault(spelling, [])
            if entry not in known:
                known.append(entry)
    return names


def _entries() -> Iterable[Any]:
    """Provinces of today before those of yesterday, ours before those across."""
    provinces = Province.objects.select_related("country").defer("note")
    yield from sorted(provinces, key=lambda each: (each.is_former, each.country_id != "VN", each.pk))
    yield from BorderGuardUnit.objects.select_related("province").defer("note").order_by("pk")
    yield from BorderGate.objects.select_related("province").defer("note").order_by("pk")
    yield from Agreement.objects.defer("note").order_by("pk")
    yield from Country.objects.order_by("pk")


def _spellings(entry: Any) -> set[str]:
    """All its names, whole, without what stands in brackets, and what stands in them."""
    return set().union(*(_cut(line) for line in entry.searched))


@lru_cache(maxsize=4_096)
def _cut(line: str) -> frozenset[str]:
    """A pure function of the text: what is kept can never be out of date."""
    parts = [line, _BRACKETS.sub(" ", line), *_BRACKETS.findall(line)]
    return frozenset(words(part) for part in parts) - {""}
