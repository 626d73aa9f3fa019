"""Projection and simplification: from shapes in degrees to paths on a small grid.

Every corner is moved to the nearest point of one grid, so that two provinces still share their border after it; points
that became one, or lie on a straight line, are dropped. A grid of 0.02° is about 2.2 km: less than a pixel of a page.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

WEST, EAST, SOUTH, NORTH = 101.6, 111.4, 8.2, 23.9
GRID = 0.02  # degrees
SQUEEZE = 0.96  # a degree of longitude is shorter than one of latitude: the cosine of 16° north
WIDTH = round((EAST - WEST) / GRID * SQUEEZE)
HEIGHT = round((NORTH - SOUTH) / GRID)
SMALLEST = 12  # grid squares; smaller islands are left out

Point = tuple[int, int]


def on_grid(longitude: float, latitude: float) -> Point:
    return round((longitude - WEST) / GRID * SQUEEZE), round((NORTH - latitude) / GRID)


def ring(corners: Iterable[Sequence[float]]) -> list[Point]:
    """A closed line on the grid, clipped to the window by moving what lies outside to its edge."""
    points: list[Point] = []
    for longitude, latitude in corners:
        x, y = on_grid(min(max(longitude, WEST), EAST), min(max(latitude, SOUTH), NORTH))
        if not points or points[-1] != (x, y):
            points.append((x, y))
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return corners_only([points[-1], *points, points[0]]) if points else []


def corners_only(points: list[Point]) -> list[Point]:
    """The points between the first and the last at which the line turns."""
    return [
        (x, y)
        for before, (x, y), after in zip(points, points[1:], points[2:], strict=False)
        if (x - before[0]) * (after[1] - y) != (y - before[1]) * (after[0] - x)
    ]


def area(points: list[Point]) -> float:
    """In grid squares."""
    closed = [*points, points[0]] if points else []
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(closed))) / 2


def path_of(polygons: Iterable[Iterable[Iterable[Sequence[float]]]]) -> str:
    """`d` of an SVG path, in relative steps. The largest ring is always kept, however small."""
    rings = [line for line in (ring(corners) for polygon in polygons for corners in polygon) if len(line) > 2]
    rings.sort(key=area, reverse=True)
    return "".join(
        f"{steps(line)}z" for line in rings[:1] + [line for line in rings[1:] if area(line) >= SMALLEST]
    )


def steps(points: list[Point]) -> str:
    """A line from point to point, as an SVG path writes it: where it begins, and relative steps."""
    relative = (
        " ".join(f"{after[0] - before[0]},{after[1] - before[1]}" for before, after in pairwise(points))
        .replace(" -", "-")
        .replace(",-", "-")
    )
    return f"M{points[0][0]},{points[0][1]}l{relative}"
