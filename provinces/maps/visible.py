"""What of a drawn shape lies within a frame, and where its name can stand there. Shapes are paths of `drawing.py`."""

import re
from dataclasses import dataclass
from itertools import pairwise

from provinces.maps.drawing import HEIGHT, WIDTH

SCANS = 15  # lines tried for a name, from top to bottom
MARGIN = 0.35  # of the shape's size, left free around it
SMALLEST_FRAME = 60.0  # squares; an island alone would say nothing of where it lies
RATIO = 4 / 3  # width to height, at least

Ring = list[tuple[int, int]]


@dataclass(frozen=True)
class Frame:
    """A part of the map, in squares of the grid."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, rings: list[Ring]) -> bool:
        """Whether the box around the rings reaches into the frame."""
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        across = min(xs) < self.left + self.width and max(xs) > self.left
        return across and min(ys) < self.top + self.height and max(ys) > self.top


def rings_of(path: str) -> list[Ring]:
    """The closed lines of a path: `M`, a place, `l`, relative steps, `z`; a sign may stand for a space."""
    rings = []
    for line in filter(None, path.split("M")):
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        rings.append(ring)
    return rings


def frame_around(ring: Ring) -> Frame:
    """The ring in the middle, with its surroundings; at the edge of what is drawn as near to it as can be."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    height = max((max(ys) - min(ys)) * (1 + 2 * MARGIN), SMALLEST_FRAME)
    width = max((max(xs) - min(xs)) * (1 + 2 * MARGIN), height * RATIO)
    height = max(height, width / RATIO)
    width, height = min(width, WIDTH), min(height, HEIGHT)
    left = min(max((max(xs) + min(xs) - width) / 2, 0), WIDTH - width)
    top = min(max((max(ys) + min(ys) - height) / 2, 0), HEIGHT - height)
    return Frame(round(left), round(top), round(width), round(height))


def places_for_name(rings: list[Ring], frame: Frame, width: float, height: float) -> list[tuple[int, int]]:
    """The middles of the lines across the shape within the frame that hold a name so wide, the roomiest first."""
    found = []
    for scan in range(SCANS):
        y = frame.top + height + (frame.height - 2 * height) * scan / (SCANS - 1) + 0.5
        for start, end in _inside(rings, y):
            left, right = max(start, frame.left), min(end, frame.left + frame.width)
            if right - left > width:
                found.append((right - left, round((left + right) / 2), round(y)))
    return [(x, y) for _, x, y in sorted(found, reverse=True)]


def _inside(rings: list[Ring], y: float) -> list[tuple[float, float]]:
    """Where a horizontal line runs inside the rings."""
    crossings = sorted(
        x + (y - at) * (to_x - x) / (to_y - at)
        for ring in rings
        for (x, at), (to_x, to_y) in pairwise([*ring, ring[0]])
        if (at > y) != (to_y > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))
