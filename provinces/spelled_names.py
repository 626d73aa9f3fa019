"""Spelled names: what of the registry texts speak of, with all spellings; read once until the registry changes."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import override

from provinces.models import Agreement, BorderGate, BorderGuardUnit, Country, Figure, Province
from provinces.models.kept_registry import kept, registry_at_hand
from provinces.models.wording import wording_of

LANGUAGES = ("en", "vi")

type Entry = Province | BorderGuardUnit | BorderGate | Agreement


@dataclass(frozen=True)
class SpelledNames:
    """The rows, which nobody may change, and what Vietnamese says where the registry keeps English alone."""

    provinces: list[Province]
    units: list[BorderGuardUnit]
    gates: list[BorderGate]
    agreements: list[Agreement]
    countries: list[str]  # every name of every country
    vietnamese: dict[str, str]  # by the English name
    figures: frozenset[
        tuple[str, Decimal, int | None]
    ]  # (measure, value, province) of what is recorded already

    def of(self, entry: Entry) -> list[str]:
        """All its names: in English, in its own script, in Vietnamese, and other spellings."""
        names = [entry.name, entry.local_name, self.vietnamese.get(entry.name, ""), *entry.other_names]
        return [name for name in dict.fromkeys(names) if name]


def spelled_names() -> SpelledNames:
    """One query for the version of the registry in a request; after a change eight more, once in each process."""
    return kept("spelled names", _read)


def _read() -> SpelledNames:
    provinces = list(Province.objects.select_related("country").defer("note").order_by("pk"))
    units = list(BorderGuardUnit.objects.select_related("province", "successor").defer("note").order_by("pk"))
    gates = list(BorderGate.objects.select_related("province").defer("note").order_by("pk"))
    agreements = list(Agreement.objects.defer("note").order_by("pk"))
    with registry_at_hand():
        said = {row.name: wording_of(row.name) for row in (*units, *agreements)}
    return SpelledNames(
        provinces,
        units,
        gates,
        agreements,
        _countries(),
        {english: wording.vietnamese for english, wording in said.items() if wording},
        frozenset(Figure.objects.values_list("measure", "value", "province")),
    )


def _countries() -> list[str]:
    names: list[str] = []
    for country in Country.objects.order_by("pk"):
        for language in LANGUAGES:
            with override(language):
                names += country.searched
    return sorted({name for name in names if name})
