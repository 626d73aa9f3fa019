"""Skies: cut lines of cloud, sun and moon, birds, stars."""

from articles.illustrations.palette import PAPER, Colour
from articles.illustrations.sheet import Sheet


def sun(sheet: Sheet, x: float, y: float, radius: float, colour: Colour, halo: Colour = PAPER) -> None:
    """A disc in a halo; a moon is a pale one."""
    sheet.glow(x, y, radius * 4.5, halo, 0.75)
    sheet.disc(x, y, radius, colour)


def cloud_lines(sheet: Sheet, top: float, bottom: float, colour: Colour, count: int = 14) -> None:
    """Long horizontal gouges in loose groups, thinner towards the horizon, as a woodcut shows a sky."""
    random = sheet.random
    for _ in range(count):
        y = random.uniform(top, bottom)
        near = 1 - (y - top) / (bottom - top)
        x, length = random.uniform(-150, 1150), random.uniform(140, 420) * (0.6 + near)
        for row in range(random.randint(1, 3)):
            offset, inset = row * (5 + 5 * near), random.uniform(0, length * 0.25)
            start, end = (x + inset, y + offset), (x + length - inset * 0.4, y + offset)
            sheet.gouge(start, end, 1.5 + 4.5 * near, colour)


def birds(sheet: Sheet, x: float, y: float, count: int, colour: Colour, size: float = 9) -> None:
    """A loose flight of birds, each two strokes."""
    random = sheet.random
    for bird in range(count):
        left = x + bird * size * 3.1 + random.uniform(-6, 6)
        top = y - abs(bird - count / 3) * size * 1.1 + random.uniform(-5, 5)
        wing = size * random.uniform(0.75, 1.15)
        sheet.gouge((left - wing, top - wing * 0.35), (left, top), 2.4, colour, bend=-wing * 0.2)
        sheet.gouge((left, top), (left + wing, top - wing * 0.4), 2.4, colour, bend=-wing * 0.2)


def stars(sheet: Sheet, bottom: float, colour: Colour, count: int = 70) -> None:
    random = sheet.random
    for _ in range(count):
        sheet.disc(random.uniform(0, 1200), random.uniform(0, bottom), random.uniform(0.6, 1.7), colour)
