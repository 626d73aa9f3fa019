"""The map of the country: provinces of an era, those across, the border, the land around, the two archipelagos."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from provinces.maps.names import NAMES, MapName
from provinces.models import Province

SHAPES = Path(__file__).with_name("shapes.json")

# Neither archipelago is in the shapes. Boxes at their latitude, a few points by hand: (left, top, width, height), dots.
ARCHIPELAGOS = [
    ("Hoàng Sa", "da-nang", (372, 322, 98, 84), [(392, 348), (408, 358), (431, 350), (442, 362), (420, 376)]),
    (
        "Trường Sa",
        "khanh-hoa",
        (372, 560, 98, 150),
        [(388, 592), (402, 604), (396, 630), (420, 622), (436, 640), (412, 660), (446, 668), (430, 690)],
    ),
]


@dataclass(frozen=True)
class Area:
    """A province on the map. `kind`: border, coast, inland or abroad."""

    path: str
    name: str
    address: str
    kind: str


@dataclass(frozen=True)
class Inset:
    name: str
    address: str
    box: tuple[int, int, int, int]
    dots: list[tuple[int, int]]


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    land: str
    areas: list[Area]
    border: str
    insets: list[Inset]
    names: list[MapName]


@cache
def shapes() -> dict[str, Any]:
    """The file that ships with the site; it cannot change while the site runs."""
    return json.loads(SHAPES.read_text(encoding="utf-8"))


def map_of(era: str, provinces: Iterable[Province]) -> Map:
    """The map of `now` or `before`. A province without a shape is left out, a shape without a row is bare land."""
    drawn = shapes()
    rows = {province.slug: province for province in provinces}
    paths = {**drawn["abroad"], **drawn[era]}
    areas = [
        Area(path, row.display_name, row.get_absolute_url(), kind_of(row))
        for slug, path in paths.items()
        if (row := rows.get(slug)) is not None
    ]
    bare = [path for slug, path in paths.items() if slug not in rows]
    border = "".join(drawn["border"].values())
    insets = [
        Inset(name, rows[owner].get_absolute_url(), box, dots)
        for name, slug, box, dots in ARCHIPELAGOS
        if (owner := _owner(slug, era, rows))
    ]
    return Map(
        drawn["width"], drawn["height"], "".join([*drawn["land"], *bare]), areas, border, insets, NAMES
    )


def kind_of(province: Province) -> str:
    """How the map colours it: border, coast, inland or abroad."""
    if province.country_id != "VN":
        return "abroad"
    if province.has_land_border:
        return "border"
    return "coast" if province.has_coast else "inland"


def _owner(slug: str, era: str, rows: dict[str, Province]) -> str:
    """The province that an archipelago belongs to, in the era's own row where it has one."""
    former = f"{slug}-until-2025"
    if era == "before" and former in rows:
        return former
    return slug if slug in rows else ""
