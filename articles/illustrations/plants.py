"""Plants: sugar palms, coconut palms, bamboo, tree crowns, trunks."""

import math

from articles.illustrations.palette import Colour, mix
from articles.illustrations.sheet import Sheet


def sugar_palm(sheet: Sheet, x: float, foot: float, height: float, colour: Colour, light: Colour) -> None:
    """The thốt nốt of the south-western plain: a straight trunk and a round head of fans."""
    random = sheet.random
    lean = random.uniform(-0.04, 0.04) * height
    head = (x + lean, foot - height)
    wide = height * 0.028
    sheet.shape(
        [
            (x - wide, foot),
            (head[0] - wide * 0.6, head[1]),
            (head[0] + wide * 0.6, head[1]),
            (x + wide, foot),
        ],
        colour,
    )
    radius = height * 0.2
    for ring, shade in ((1.0, colour), (0.72, mix(colour, light, 0.4))):
        for fan in range(15):
            angle = math.pi * 2 * fan / 15 + random.uniform(-0.12, 0.12)
            if 0.36 * math.pi < angle % (2 * math.pi) < 0.64 * math.pi:
                continue
            reach = radius * ring * random.uniform(0.85, 1.1)
            for spread in (-0.17, 0.0, 0.17):
                tip = (
                    head[0] + math.cos(angle + spread) * reach,
                    head[1] + math.sin(angle + spread) * reach * 0.92,
                )
                sheet.gouge(head, tip, radius * 0.17, shade)


def coconut_palm(
    sheet: Sheet, x: float, foot: float, height: float, colour: Colour, light: Colour, lean: float = 0.18
) -> None:
    """A curved trunk and hanging fronds, each cut with leaflets."""
    random = sheet.random
    trunk = []
    for step in range(11):
        up = step / 10
        trunk.append((x + lean * height * up**1.8, foot - height * up))
    sheet.line(trunk, height * 0.035, colour)
    hx, hy = trunk[-1]
    for frond in range(9):
        angle = -math.pi * (0.02 + 0.96 * frond / 8) + random.uniform(-0.1, 0.1)
        reach = height * random.uniform(0.3, 0.38)
        shade = colour if frond % 3 else mix(colour, light, 0.45)
        for part in range(1, 10):
            along = part / 9
            sag = reach * 0.55 * along**2.1
            px = hx + math.cos(angle) * reach * along
            py = hy + math.sin(angle) * reach * 0.7 * along + sag
            leaf = height * 0.1 * math.sin(math.pi * (0.2 + 0.75 * along))
            side = 1 if math.cos(angle) >= 0 else -1
            sheet.gouge((px, py), (px + side * leaf * 0.5, py + leaf), height * 0.022, shade)
            sheet.gouge((px, py), (px + side * leaf * 0.9, py - leaf * 0.1), height * 0.022, shade)


def bamboo(
    sheet: Sheet, x: float, foot: float, height: float, colour: Colour, light: Colour, canes: int = 9
) -> None:
    """A clump: canes that bow outwards, narrow leaves hanging from their upper halves."""
    random = sheet.random
    for cane in range(canes):
        out = (cane / (canes - 1) - 0.5) * 2 if canes > 1 else 0.0
        tall = height * random.uniform(0.72, 1)
        shade = mix(colour, light, random.choice((0.0, 0.0, 0.25, 0.45)))
        points = []
        for step in range(9):
            up = step / 8
            points.append((x + out * (10 + height * 0.42 * up**2.2), foot - tall * math.sin(up * 1.45)))
        sheet.line(points, 2.2 + height * 0.007, shade)
        for px, py in points[3:]:
            for _ in range(5):
                angle = random.uniform(0.15, 0.85) * math.pi
                long = height * random.uniform(0.06, 0.12)
                tip = (px + math.cos(angle) * long, py + math.sin(angle) * long * 0.8)
                sheet.gouge((px, py), tip, 4.2, shade)


def crown(sheet: Sheet, x: float, y: float, radius: float, colour: Colour, light: Colour) -> None:
    """A round tree of overlapping leaf masses, with lit gouges on the upper left."""
    random = sheet.random
    for _ in range(9):
        angle, off = random.uniform(0, 2 * math.pi), radius * random.uniform(0.1, 0.55)
        sheet.disc(
            x + math.cos(angle) * off,
            y + math.sin(angle) * off * 0.7,
            radius * random.uniform(0.42, 0.6),
            colour,
        )
    for _ in range(12):
        angle, off = random.uniform(0.8, 1.7) * math.pi, radius * random.uniform(0.1, 0.85)
        px, py = x + math.cos(angle) * off, y + math.sin(angle) * off * 0.75
        sheet.gouge(
            (px, py), (px + radius * 0.16, py - radius * 0.13), radius * 0.08, mix(colour, light, 0.5)
        )


def trunk(
    sheet: Sheet, x: float, width: float, foot: float, colour: Colour, light: Colour, marks: int = 12
) -> None:
    """A tall trunk from the top of the sheet down to flared roots, its bark cut on the lit side."""
    random = sheet.random
    bow = random.uniform(-0.35, 0.35) * width
    half = width / 2
    sheet.shape(
        [
            (x - half * 0.8 + bow, -5),
            (x - half, foot * 0.6),
            (x - half * 1.1, foot * 0.88),
            (x - half * 2.1, foot + 6),
            (x - half * 0.4, foot - width * 0.12),
            (x + half * 0.5, foot + 4),
            (x + half * 1.9, foot + 2),
            (x + half * 1.1, foot * 0.88),
            (x + half, foot * 0.6),
            (x + half * 0.8 + bow, -5),
        ],
        colour,
    )
    for _ in range(marks):
        y = random.uniform(-20, foot * 0.85)
        px = x + half * random.uniform(-0.85, -0.1) + bow * max(0.0, 1 - y / foot)
        sheet.gouge(
            (px, y), (px - 2, y + random.uniform(40, 110)), width * 0.07 + 0.8, mix(colour, light, 0.5)
        )
