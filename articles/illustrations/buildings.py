"""Where people live and walk: stilt houses, a footbridge."""

import math

from articles.illustrations.palette import (
    EARTH,
    NIGHT,
    OCHRE,
    STRAW,
    Colour,
    mix,
)
from articles.illustrations.sheet import Point, Sheet


def stilt_house(
    sheet: Sheet,
    x: float,
    foot: float,
    width: float,
    *,
    roof: Colour = EARTH,
    wall: Colour = OCHRE,
    lamp: Colour = STRAW,
) -> None:
    """A house on posts under a deep thatched roof, stairs on the left, lit windows."""
    random = sheet.random
    dark = mix(roof, NIGHT, 0.55)
    floor, eave, ridge = foot - width * 0.27, foot - width * 0.5, foot - width * 0.92
    for post in range(6):
        px = x - width * 0.42 + post * width * 0.168
        sheet.line([(px, floor), (px, foot + random.uniform(-2, 3))], width * 0.024, dark)
    sheet.box(x - width * 0.44, eave, width * 0.88, floor - eave, wall)
    for plank in range(17):
        px = x - width * 0.43 + plank * width * 0.054
        sheet.line([(px, eave), (px, floor)], width * 0.006, mix(wall, dark, 0.5))
    for window in (-0.24, 0.0, 0.24):
        sheet.box(x + width * (window - 0.055), eave + width * 0.07, width * 0.11, width * 0.1, dark)
        sheet.box(x + width * (window - 0.043), eave + width * 0.082, width * 0.086, width * 0.078, lamp)
        sheet.line(
            [(x + width * window, eave + width * 0.08), (x + width * window, eave + width * 0.16)],
            width * 0.01,
            dark,
        )
    sheet.box(x - width * 0.5, floor - width * 0.012, width, width * 0.036, dark)
    sheet.line([(x - width * 0.48, floor), (x - width * 0.64, foot)], width * 0.022, dark)
    sheet.line([(x - width * 0.42, floor), (x - width * 0.58, foot)], width * 0.022, dark)
    for rung in range(1, 6):
        along = rung / 6
        px, py = x - width * (0.48 + 0.16 * along), floor + (foot - floor) * along
        sheet.line([(px, py), (px + width * 0.06, py)], width * 0.014, dark)
    left, right = x - width * 0.58, x + width * 0.58
    top_left, top_right = x - width * 0.33, x + width * 0.33
    sheet.shape(
        [(left, eave + width * 0.05), (top_left, ridge), (top_right, ridge), (right, eave + width * 0.05)],
        roof,
    )
    for row in range(4):
        level = row / 4
        y0, y1 = ridge + (eave - ridge) * level, ridge + (eave - ridge) * (level + 0.34)
        spread = width * (0.33 + 0.23 * level)
        for straw in range(17):
            px = x - spread + 2 * spread * (straw + random.uniform(0.1, 0.6)) / 17
            sheet.gouge((px, y0), (px + (px - x) * 0.1, y1), width * 0.012, mix(roof, STRAW, 0.42))
    sheet.line(
        [(top_left - width * 0.03, ridge - width * 0.05), (top_left + width * 0.04, ridge + width * 0.02)],
        width * 0.018,
        dark,
    )
    sheet.line(
        [(top_right + width * 0.03, ridge - width * 0.05), (top_right - width * 0.04, ridge + width * 0.02)],
        width * 0.018,
        dark,
    )
    sheet.line([(top_left, ridge), (top_right, ridge)], width * 0.026, dark)


def footbridge(
    sheet: Sheet, left: Point, right: Point, sag: float, tower: float, colour: Colour
) -> list[Point]:
    """A hanging bridge between two banks; give the line of its deck back, for those who walk on it."""
    deck, cable = [], []
    for step in range(33):
        along = step / 32
        dip = math.sin(math.pi * along)
        x, y = left[0] + (right[0] - left[0]) * along, left[1] + (right[1] - left[1]) * along
        deck.append((x, y + dip * sag * 0.35))
        cable.append((x, y - tower + dip * (tower * 0.62 + sag * 0.35)))
    for (x, y), (_, up) in zip(deck, cable, strict=True):
        sheet.line([(x, y), (x, up)], 1.6, colour)
    sheet.line(cable, 3.6, colour)
    sheet.line([(left[0] - tower * 1.1, left[1] + 8), cable[0]], 3.2, colour)
    sheet.line([(right[0] + tower * 1.1, right[1] + 8), cable[-1]], 3.2, colour)
    sheet.line(deck, 8, colour)
    sheet.line([(x, y - 2) for x, y in deck], 2.2, STRAW)
    for x, y in (left, right):
        for side in (-9, 9):
            sheet.line([(x + side, y + 46), (x + side * 0.6, y - tower - 6)], 7, colour)
        for rung in (0.35, 0.95):
            sheet.line([(x - 9, y - tower * rung), (x + 9, y - tower * rung)], 5, colour)
    return deck
