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


def visible_slugs(province: Province) -> list[str]:
    """The provinces that its map shows, itself among them; none for a province without a shape."""
    drawn = _drawn(province.slug)
    return [slug for slug, rings in drawn[2].items() if drawn[1].meets(rings)] if drawn else []


def local_map(province: Province, around: Iterable[Province]) -> LocalMap | None:
    """None for a province without a shape. `around`: rows of `visible_slugs`; the others are bare land."""
    drawn = _drawn(province.slug)
    if drawn is None:
        return None
    paths, frame, rings = drawn
    size = max(3, round(frame.width / 32))
    rows = {row.slug: row for row in around if row.slug in paths}
    return LocalMap(
        frame=frame,
        size=size,
        land="".join([*_land(frame), *(path for slug, path in paths.items() if slug not in rows)]),
        here=paths[province.slug],
        areas=[
            Area(paths[slug], row.display_name, row.get_absolute_url(), kind_of(row))
            for slug, row in rows.items()
            if slug != province.slug
        ],
        border="".join(shapes()["border"].values()),
        names=_names(
            [province, *(row for slug, row in rows.items() if slug != province.slug)], rings, frame, size
        ),
    )


def _names(rows: list[Province], rings: dict[str, list[Ring]], frame: Frame, size: int) -> list[Name]:
    """Each name where its province has room for it and no earlier one stands; the first is the most wanted."""
    names: list[Name] = []
    taken: list[tuple[float, int, int]] = []
    for row in rows:
        half = len(row.display_name) * size * LETTER / 2
        for x, y in places_for_name(rings[row.slug], frame, 2 * half, size):
            if all(abs(x - at) > half + far or abs(y - down) > size * 1.3 for far, at, down in taken):
                names.append(Name(row.display_name, x, y))
                taken.append((half, x, y))
                break
    return names


def _land(frame: Frame) -> list[str]:
    """Land that is no province of the registry, as far as the frame shows it."""
    return [path for path in shapes()["land"] if frame.meets(rings_of(path))]


@cache
def _drawn(slug: str) -> tuple[dict[str, str], Frame, dict[str, list[Ring]]] | None:
    """The paths of the province's era, the frame around it, and the rings of what the frame shows."""
    drawn: dict[str, Any] = shapes()
    for era in ("now", "before", "abroad"):
        if slug in drawn[era]:
            paths = {**drawn["abroad"], **drawn["now" if era == "abroad" else era]}
            rings = {other: rings_of(path) for other, path in paths.items()}
            frame = frame_around(rings[slug][0])
            shown = {other: lines for other, lines in rings.items() if frame.meets(lines)}
            return {other: paths[other] for other in shown}, frame, shown
    return None
