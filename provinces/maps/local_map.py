"""The map of one province: itself, what lies around it with names, and the border."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from provinces.maps.areas import Area, kind_of, shapes
from provinces.maps.visible import Frame, Ring, frame_around, places_for_name, rings_of
from provinces.models import Province

LETTER = 0.56  # of its size: how wide a letter of a name is


@dataclass(frozen=True)
class Name:
    """Words on the map, their middle at a place."""

    words: str
    x: int
    y: int


@dataclass(frozen=True)
class LocalMap:
    """`size` is the height of a letter of a name in squares of the grid."""

    frame: Frame
    size: int
    land: str
    here: str
    areas: list[Area]
    border: str
    names: list[Name]


@dataclass(frozen=True)
class Surroundings:
    """What a frame around one province shows: paths and rings by slug, and land that is no province of the registry."""

    frame: Frame
    paths: dict[str, str]
    rings: dict[str, list[Ring]]
    land: str


def visible_slugs(province: Province) -> list[str]:
    """The provinces that its map shows, itself among them; none for a province without a shape."""
    around = surroundings(province.slug)
    return list(around.paths) if around else []


def local_map(province: Province, rows: Iterable[Province]) -> LocalMap | None:
    """None for a province without a shape. `rows`: those of `visible_slugs`; a shape without one is bare land."""
    around = surroundings(province.slug)
    if around is None:
        return None
    size = max(3, round(around.frame.width / 32))
    others = {row.slug: row for row in rows if row.slug in around.paths and row.slug != province.slug}
    bare = [path for slug, path in around.paths.items() if slug not in {province.slug, *others}]
    return LocalMap(
        frame=around.frame,
        size=size,
        land="".join([around.land, *bare]),
        here=around.paths[province.slug],
        areas=[
            Area(around.paths[slug], row.display_name, row.get_absolute_url(), kind_of(row))
            for slug, row in others.items()
        ],
        border="".join(shapes()["border"].values()),
        names=_names([province, *others.values()], around, size),
    )


def _names(rows: list[Province], around: Surroundings, size: int) -> list[Name]:
    """Each name where its province has room for it and no earlier one stands; the first is the most wanted."""
    names: list[Name] = []
    taken: list[tuple[float, int, int]] = []
    for row in rows:
        half = len(row.display_name) * size * LETTER / 2
        for x, y in places_for_name(around.rings[row.slug], around.frame, 2 * half, size):
            if all(abs(x - at) > half + far or abs(y - down) > size * 1.3 for far, at, down in taken):
                names.append(Name(row.display_name, x, y))
                taken.append((half, x, y))
                break
    return names


@cache
def surroundings(slug: str) -> Surroundings | None:
    """Worked out once for each province: the shapes ship with the site and cannot change while it runs."""
    drawn: dict[str, Any] = shapes()
    for era in ("now", "before", "abroad"):
        if slug in drawn[era]:
            paths = {**drawn["abroad"], **drawn["now" if era == "abroad" else era]}
            frame = frame_around(_rings(paths[slug])[0])
            shown = [other for other, path in paths.items() if frame.meets(_rings(path))]
            return Surroundings(
                frame,
                {other: paths[other] for other in shown},
                {other: _rings(paths[other]) for other in shown},
                "".join(path for path in drawn["land"] if frame.meets(_rings(path))),
            )
    return None


@cache
def _rings(path: str) -> list[Ring]:
    """Read once for all the maps that show the shape."""
    return rings_of(path)
