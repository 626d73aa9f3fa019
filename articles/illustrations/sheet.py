"""The sheet a scene is printed on: coordinates are those of the finished picture, 1200 × 750, from the top left."""

import itertools
import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw

from articles.illustrations.palette import BRICK, PAPER, Colour, mix

Point = tuple[float, float]
WIDTH, HEIGHT = 1200, 750


class Sheet:
    """Flat inks, vertical gradients and gouge marks. `scale` is the supersampling that smooths the edges."""

    def __init__(self, *, seed: str, scale: int = 2) -> None:
        self.scale = scale
        self.random = Random(
            seed
        )  # a str seeds through SHA-512: the same on every machine and in every process
        self.image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), PAPER)
        self._draw = ImageDraw.Draw(self.image)

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon(self._scaled(points), fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle from its top left corner."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """A filled ellipse around (x, y) with its two radii."""
        (left, top), (right, bottom) = self._scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse((left, top, right, bottom), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.oval(x, y, radius, radius, colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A line with round ends and joints."""
        scaled = self._scaled(points)
        self._draw.line(scaled, fill=colour, width=max(1, round(width * self.scale)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def gouge(self, start: Point, end: Point, width: float, colour: Colour, bend: float = 0.0) -> None:
        """The mark of a cutter: thick in its middle, pointed at both ends; `bend` pushes the middle aside."""
        (x0, y0), (x1, y1) = start, end
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        across = (-(y1 - y0) / length, (x1 - x0) / length)
        upper: list[Point] = []
        lower: list[Point] = []
        for step in range(9):
            along = step / 8
            swell = math.sin(math.pi * along)
            middle = (x0 + (x1 - x0) * along, y0 + (y1 - y0) * along)
            for side, edge in ((1, upper), (-1, lower)):
                push = swell * (bend + side * width / 2)
                edge.append((middle[0] + across[0] * push, middle[1] + across[1] * push))
        self.shape([*upper, *reversed(lower)], colour)

    def wash(self, stops: Sequence[tuple[float, Colour]], points: Sequence[Point] | None = None) -> None:
        """A vertical gradient through `stops` (height, colour), over the sheet or inside a polygon."""
        column = Image.new("RGB", (1, HEIGHT * self.scale))
        column.putdata([_at(stops, row / self.scale) for row in range(HEIGHT * self.scale)])
        ink = column.resize(self.image.size)
        if points is None:
            self.image.paste(ink)
            return
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(self._scaled(points), fill=255)
        self.image.paste(ink, mask=mask)

    def veil(self, top: float, bottom: float, colour: Colour, strength: float) -> None:
        """Mist: thickest at two thirds of its height, gone at both edges. `strength` 0 to 1."""
        rows = []
        for row in range(HEIGHT * self.scale):
            along = (row / self.scale - top) / (bottom - top)
            inside = 0.0 < along < 1.0
            rows.append(round(255 * strength * math.sin(math.pi * along**1.6) ** 1.3) if inside else 0)
        column = Image.new("L", (1, HEIGHT * self.scale))
        column.putdata(rows)
        self.image.paste(colour, mask=column.resize(self.image.size))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Light around a point, fading to nothing at `radius`."""
        side = round(radius * 2 * self.scale)
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            [round(max(0, level - 75) / 180 * 255 * strength) for level in range(256)]
        )
        mask = light.resize((side, side), Image.Resampling.BICUBIC)
        self.image.paste(colour, (round((x - radius) * self.scale), round((y - radius) * self.scale)), mask)

    def border(self, points: Sequence[Point], size: float = 3.2, colour: Colour = BRICK) -> None:
        """The motif of the family: the border as maps draw it, dash and dot, on a pale seat that lifts it."""
        walked, due, dash = 0.0, 0.0, True
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0) or 0.01
            while due <= walked + length:
                along = (due - walked) / length
                here = (x0 + (x1 - x0) * along, y0 + (y1 - y0) * along)
                reach = size * 1.5 if dash else 0.0
                step = ((x1 - x0) / length * reach, (y1 - y0) / length * reach)
                mark = [(here[0] - step[0], here[1] - step[1]), (here[0] + step[0], here[1] + step[1])]
                self.line(mark, size * 1.75, mix(PAPER, colour, 0.1))
                self.line(mark, size, colour)
                due += size * 4.2
                dash = not dash
            walked += length


def _at(stops: Sequence[tuple[float, Colour]], height: float) -> Colour:
    if height <= stops[0][0]:
        return stops[0][1]
    for (above, one), (below, other) in itertools.pairwise(stops):
        if height <= below:
            return mix(one, other, (height - above) / (below - above))
    return stops[-1][1]
