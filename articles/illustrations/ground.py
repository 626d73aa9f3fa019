"""Ground: soft hills, terraces, fields in perspective, grass."""

import math
from collections.abc import Callable, Sequence

from articles.illustrations.palette import Colour
from articles.illustrations.sheet import HEIGHT, WIDTH, Point, Sheet


def swell(sheet: Sheet, base: float, height: float, waves: float, phase: float) -> list[Point]:
    """A smooth line from edge to edge: two sines, so that it does not look ruled."""
    return [
        (
            x,
            base
            - height * math.sin(math.pi * waves * x / WIDTH + phase)
            - height * 0.3 * math.sin(math.pi * waves * 2.7 * x / WIDTH + phase * 2.1),
        )
        for x in range(0, WIDTH + 1, 10)
    ]


def hill(sheet: Sheet, line: Sequence[Point], colour: Colour, foot: Colour, depth: float = 160) -> None:
    """Everything below a line."""
    top = min(y for _, y in line)
    sheet.wash([(top, colour), (top + depth, foot)], [*line, (WIDTH, HEIGHT), (0, HEIGHT)])


def terraces(
    sheet: Sheet,
    left: float,
    right: float,
    top: float,
    bottom: float,
    contour: Callable[[float, float], float],
    colours: Sequence[tuple[Colour, Colour]],
    count: int = 12,
) -> None:
    """Rice steps, nearer ones higher on the sheet's depth: a dike, a rim of light, then the field below it.

    `contour(x, level)` shifts the step at `x`; level runs from 0 (far) to 1 (near).
    """
    for step in range(count):
        level = step / (count - 1)
        y = top + (bottom - top) * level**1.5
        thick = 3 + 9 * level
        line = [(x, y + contour(x, level)) for x in _range(left, right, 8)]
        field, dike = colours[step % len(colours)]
        sheet.shape([*line, (right, HEIGHT), (left, HEIGHT)], dike)
        lower = [(x, at + thick) for x, at in line]
        sheet.shape([*lower, (right, HEIGHT), (left, HEIGHT)], field)


def _range(start: float, stop: float, step: float) -> list[float]:
    count = math.ceil((stop - start) / step)
    return [start + (stop - start) * at / count for at in range(count + 1)]


def furrows(
    sheet: Sheet, horizon: float, bottom: float, vanish: float, colour: Colour, count: int = 26
) -> None:
    """Lines of a field that meet at a point on the horizon."""
    for row in range(count):
        foot = -700 + 2600 * row / (count - 1)
        width = 1.5 + 7 * sheet.random.random()
        near, far = 0.0, 0.86
        start = (foot + (vanish - foot) * near, bottom)
        end = (foot + (vanish - foot) * far, bottom + (horizon - bottom) * far)
        sheet.shape([(start[0] - width, start[1]), (start[0] + width, start[1]), end], colour)


def grass(
    sheet: Sheet, line: Sequence[Point], colours: Sequence[Colour], count: int, tall: float = 40
) -> None:
    """Blades that stand on a line and lean with the wind."""
    random = sheet.random
    for _ in range(count):
        x, y = line[random.randrange(len(line))]
        x += random.uniform(-6, 6)
        long = tall * random.uniform(0.4, 1)
        colour = colours[random.randrange(len(colours))]
        sheet.gouge(
            (x, y + 8), (x + long * random.uniform(-0.15, 0.55), y - long), 3.4, colour, bend=long * 0.08
        )
