"""The border itself: the part of Viet Nam's outline that lies along a neighbour, as open lines on the grid of the map.

The shapes of Viet Nam and those of its neighbours come from two data sets, whose points differ: a step of our outline
counts as border where a step of a neighbour lies near it. What remains is coast.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from provinces.maps.drawing import Point, corners_only, on_grid, steps

NEAR = 5  # grid squares, about 11 km; the two data sets differ by up to 4

Edge = tuple[Point, Point]
Polygons = Iterable[Iterable[Iterable[Sequence[float]]]]


def outline(shapes: Iterable[Polygons]) -> set[Edge]:
    """The steps that one shape alone has: those of two lie between provinces. Directed as they were drawn."""
    edges = [edge for polygons in shapes for edge in edges_of(polygons)]
    counted = Counter(frozenset(edge) for edge in edges)
    return {edge for edge in edges if counted[frozenset(edge)] == 1}


def edges_of(polygons: Polygons) -> Iterable[Edge]:
    """Every step of the rings from one point of the grid to the next."""
    for polygon in polygons:
        for corners in polygon:
            points = [on_grid(*corner[:2]) for corner in corners]
            yield from (edge for edge in pairwise(points) if edge[0] != edge[1])


def border_paths(outline: set[Edge], neighbours: dict[str, list[Polygons]]) -> dict[str, str]:
    """`d` of an SVG path for each country that `outline` runs along."""
    near = {
        code: {point for shape in shapes for edge in edges_of(shape) for point in _along(edge)}
        for code, shapes in neighbours.items()
    }
    lines: dict[str, list[Edge]] = {code: [] for code in neighbours}
    for edge in sorted(outline):
        middle = ((edge[0][0] + edge[1][0]) // 2, (edge[0][1] + edge[1][1]) // 2)
        distances = {code: _distance(middle, points) for code, points in near.items()}
        code = min(distances, key=lambda code: distances[code])
        if distances[code] <= NEAR:
            lines[code].append(edge)
    return {
        code: "".join(steps([line[0], *corners_only(line), line[-1]]) for line in _joined(edges))
        for code, edges in lines.items()
    }


def _along(edge: Edge) -> Iterable[Point]:
    """The points of the grid on the way, one a square."""
    (x, y), (to_x, to_y) = edge
    squares = max(abs(to_x - x), abs(to_y - y))
    return (
        (x + round((to_x - x) * step / squares), y + round((to_y - y) * step / squares))
        for step in range(squares)
    )


def _distance(point: Point, others: set[Point]) -> int:
    """To the nearest of the others, in squares, counted up to just beyond `NEAR`."""
    x, y = point
    for far in range(NEAR + 1):
        around = range(-far, far + 1)
        ring = ((x + a, y + b) for a in around for b in around if max(abs(a), abs(b)) == far)
        if any(place in others for place in ring):
            return far
    return NEAR + 1


def _joined(edges: list[Edge]) -> list[list[Point]]:
    """Lines as long as can be made of the edges, end to end."""
    following = dict(edges)
    starts = set(following) - set(following.values())
    lines = []
    for start in sorted(starts) or sorted(following)[:1]:
        line = [start]
        while line[-1] in following:
            line.append(following.pop(line[-1]))
        lines.append(line)
    return [line for line in lines if len(line) > 2]
