"""Water: ripples that widen towards us, paths of light, waves of the open sea."""

import math

from articles.illustrations.palette import Colour
from articles.illustrations.sheet import WIDTH, Sheet


def ripples(
    sheet: Sheet,
    top: float,
    bottom: float,
    colour: Colour,
    count: int,
    left: float = 0,
    right: float = WIDTH,
) -> None:
    """Horizontal gouges, short and thin far away, long and thick near."""
    random = sheet.random
    for _ in range(count):
        near = random.random()
        y = top + (bottom - top) * near**1.4
        x = random.uniform(left, right)
        long = 18 + 90 * near
        sheet.gouge(
            (x - long / 2, y), (x + long / 2, y), 1.2 + 3.4 * near, colour, bend=random.uniform(-2, 2)
        )


def light_path(sheet: Sheet, x: float, top: float, bottom: float, width: float, colour: Colour) -> None:
    """The broken reflection of a low sun."""
    random = sheet.random
    y = top
    while y < bottom:
        near = (y - top) / (bottom - top)
        half = width * (0.35 + 0.8 * near) * random.uniform(0.45, 1)
        shift = random.uniform(-0.25, 0.25) * width
        sheet.gouge((x + shift - half, y), (x + shift + half, y), 2.5 + 5 * near, colour)
        y += 6 + 9 * near


def waves(
    sheet: Sheet,
    y: float,
    height: float,
    length: float,
    colour: Colour,
    crest: Colour,
    foot: Colour,
    phase: float,
) -> None:
    """One row of stylised waves with pointed crests, filled to the bottom; a pale gouge rides each crest."""
    line = []
    for x in range(0, WIDTH + 1, 6):
        turn = (x / length + phase) % 1.0
        rise = 1 - abs(math.sin(math.pi * turn))
        line.append((x, y - height * rise**1.4))
    sheet.wash([(y - height, colour), (y + 110, foot)], [*line, (WIDTH, 750), (0, 750)])
    first = -math.ceil(phase) - 1
    for number in range(first, first + math.ceil(WIDTH / length) + 4):
        top = (number - phase) * length
        for side in (-1, 1):
            start, end = (top, y - height + 3), (top + side * length * 0.36, y - height * 0.12 + 3)
            sheet.gouge(start, end, 2 + height * 0.1, crest, bend=side * height * 0.16)
