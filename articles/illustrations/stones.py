"""What marks a border: a marker stone, a gate, poles with plain pennants."""

import math

from articles.illustrations.palette import (
    BRICK,
    EARTH,
    GREEN,
    INK,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    SMOKE,
    STRAW,
    Colour,
    mix,
)
from articles.illustrations.sheet import Point, Sheet


def marker(sheet: Sheet, x: float, foot: float, width: float, height: float) -> None:
    """A border stone: a granite pillar with a cut top on two steps, one face in the light, a plain red band."""
    lit, shade = mix(PAPER, MIST, 0.35), mix(SMOKE, INK, 0.45)
    half, deep = width / 2, width * 0.42
    rise = width * 0.1

    def block(w: float, d: float, top: float, bottom: float) -> None:
        sheet.shape(
            [(x - w, top), (x + w * 0.3, top + rise), (x + w * 0.3, bottom + rise), (x - w, bottom)], lit
        )
        sheet.shape(
            [
                (x + w * 0.3, top + rise),
                (x + w * 0.3 + d, top - rise),
                (x + w * 0.3 + d, bottom - rise),
                (x + w * 0.3, bottom + rise),
            ],
            shade,
        )
        sheet.shape(
            [
                (x - w, top),
                (x + w * 0.3, top + rise),
                (x + w * 0.3 + d, top - rise),
                (x - w + d * 0.8, top - rise * 2),
            ],
            mix(lit, PAPER, 0.6),
        )

    block(half * 2.3, deep * 2.0, foot - height * 0.07, foot)
    block(half * 1.65, deep * 1.5, foot - height * 0.15, foot - height * 0.075)
    shoulder = foot - height * 0.86
    block(half, deep, shoulder, foot - height * 0.15)
    peak = (x + half * 0.05, foot - height)
    edge = (x + half * 0.3, shoulder + rise)
    sheet.shape([(x - half, shoulder), edge, peak], mix(lit, PAPER, 0.5))
    sheet.shape([edge, (x + half * 0.3 + deep, shoulder - rise), peak], mix(shade, SMOKE, 0.3))
    for level, thick in ((0.79, 0.05),):
        y, t = foot - height * level, height * thick
        sheet.shape([(x - half, y), (edge[0], y + rise), (edge[0], y + rise + t), (x - half, y + t)], BRICK)
        sheet.shape(
            [
                (edge[0], y + rise),
                (edge[0] + deep, y - rise),
                (edge[0] + deep, y - rise + t),
                (edge[0], y + rise + t),
            ],
            mix(BRICK, NIGHT, 0.4),
        )
    for _ in range(34):
        px, py = x - half * sheet.random.uniform(-0.1, 0.9), foot - height * sheet.random.uniform(0.2, 0.7)
        sheet.gouge((px, py), (px + 7, py + 5), 2, mix(lit, SMOKE, 0.55))
    for _ in range(22):
        px, py = (
            edge[0] + deep * sheet.random.uniform(0.1, 0.85),
            foot - height * sheet.random.uniform(0.22, 0.7),
        )
        sheet.gouge((px, py), (px + 7, py - 5), 2, mix(shade, MIST, 0.4))


def pennant_pole(
    sheet: Sheet, x: float, foot: float, height: float, colour: Colour, pole: Colour = INK
) -> None:
    """A plain swallow-tailed pennant of one colour in the wind: the flag of no country."""
    top = foot - height
    sheet.line([(x, foot), (x, top)], max(2.0, height * 0.014), pole)
    long, deep = height * 0.36, height * 0.17
    points: list[Point] = []
    for step in range(9):
        along = step / 8
        points.append((x + long * along, top + 4 + math.sin(along * 5.2) * deep * 0.16))
    tail = [(px, py + deep * (1 - 0.12 * at / 8)) for at, (px, py) in enumerate(points)]
    notch = (x + long * 0.76, (points[-1][1] + tail[-1][1]) / 2)
    sheet.shape([*points, notch, *tail[::-1]], colour)
    sheet.gouge(
        (x + long * 0.14, top + deep * 0.62),
        (x + long * 0.62, top + deep * 0.5),
        deep * 0.1,
        mix(colour, PAPER, 0.45),
        bend=3,
    )
    sheet.disc(x, top - 1, max(2.5, height * 0.014), OCHRE)


def gate(sheet: Sheet, x: float, foot: float, width: float, height: float) -> None:
    """A gate over a road: two piers, a beam, a curved roof. Nothing is written on it."""
    stone, shade, roof = mix(PAPER, STRAW, 0.35), mix(STRAW, EARTH, 0.5), mix(BRICK, EARTH, 0.25)
    pier = width * 0.13
    for side in (-1, 1):
        left = x + side * width * 0.5 - pier / 2
        sheet.box(left, foot - height * 0.74, pier, height * 0.74, stone)
        sheet.box(left + pier * 0.66, foot - height * 0.74, pier * 0.34, height * 0.74, shade)
        sheet.box(
            left - pier * 0.14, foot - height * 0.06, pier * 1.28, height * 0.06, mix(shade, EARTH, 0.4)
        )
        sheet.box(left - pier * 0.1, foot - height * 0.7, pier * 1.2, height * 0.03, mix(shade, EARTH, 0.3))
        for row in range(1, 8):
            y = foot - height * (0.06 + row * 0.08)
            sheet.gouge((left + 4, y), (left + pier * 0.6, y), 2.4, mix(stone, shade, 0.6))
        _roof(sheet, x + side * width * 0.5, foot - height * 0.735, pier * 1.9, height * 0.11, roof)
    top = foot - height * 0.78
    sheet.box(x - width * 0.45, top, width * 0.9, height * 0.15, stone)
    sheet.box(x - width * 0.45, top + height * 0.115, width * 0.9, height * 0.035, shade)
    sheet.box(x - width * 0.36, top + height * 0.03, width * 0.72, height * 0.06, mix(GREEN, INK, 0.3))
    arch: list[Point] = []
    for step in range(21):
        angle = math.pi * step / 20
        arch.append(
            (x - math.cos(angle) * width * 0.435, top + height * 0.24 - math.sin(angle) * height * 0.1)
        )
    sheet.shape(
        [(x - width * 0.435, top + height * 0.14), *arch, (x + width * 0.435, top + height * 0.14)], shade
    )
    _roof(sheet, x, top + 3, width * 1.02, height * 0.19, roof)
    _roof(sheet, x, top - height * 0.16, width * 0.6, height * 0.15, roof)


def _roof(sheet: Sheet, x: float, foot: float, width: float, height: float, colour: Colour) -> None:
    """A tiled roof with upturned ends."""
    eave: list[Point] = []
    slope: list[Point] = []
    for step in range(21):
        along = step / 10 - 1
        eave.append((x + along * width / 2, foot - abs(along) ** 4 * height * 0.42))
    for step in range(7):
        along = step / 6
        slope.append((width * (0.5 - 0.2 * along**0.6), height * (0.42 + 0.58 * along**1.5)))
    left = [(x - across, foot - up) for across, up in slope]
    right = [(x + across, foot - up) for across, up in reversed(slope)]
    sheet.shape([*reversed(eave), *left, *right], colour)
    count = max(5, round(width / 16))
    for tile in range(1, count):
        along = tile / count * 2 - 1
        sheet.gouge(
            (x + along * width * 0.3, foot - height * 0.94),
            (x + along * width * 0.43, foot - height * 0.1),
            2.6,
            mix(colour, STRAW, 0.4),
        )
    sheet.line(
        [(x - width * 0.3, foot - height), (x + width * 0.3, foot - height)],
        height * 0.09,
        mix(colour, NIGHT, 0.45),
    )
