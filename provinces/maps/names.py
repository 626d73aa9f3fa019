"""Names on the map of the country, where there is room for them. Places are squares of the grid of `drawing.py`."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop


@dataclass(frozen=True)
class MapName:
    """`kind`: country, sea or capital; a capital has a dot at its place, the others their middle."""

    name: str
    kind: str
    x: int
    y: int

    @property
    def words(self) -> str:
        return gettext(self.name)


NAMES = [
    MapName(gettext_noop("China"), "country", 345, 62),
    MapName(gettext_noop("Laos"), "country", 104, 205),
    MapName(gettext_noop("Cambodia"), "country", 128, 545),
    MapName(gettext_noop("East Sea"), "sea", 421, 470),
    MapName("Hà Nội", "capital", 204, 143),  # 21.03° north, 105.85° east
]
