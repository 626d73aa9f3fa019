"""Talks, seen from the ceiling."""

import math

from articles.illustrations.palette import (
    BRICK,
    EARTH,
    GREEN,
    INK,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    SMOKE,
    STRAW,
    WATER,
    Colour,
    mix,
)
from articles.illustrations.people import from_above
from articles.illustrations.sheet import Sheet


def talks_table(sheet: Sheet) -> None:
    """The whole scene from the ceiling: two sides of one table, the border only a line inlaid in the wood."""
    sheet.wash([(0, mix(GREEN, INK, 0.35)), (750, mix(GREEN, NIGHT, 0.35))])
    for row in range(-2, 17):
        for column in range(-1, 26):
            x, y = column * 50 + (row % 2) * 25, row * 50 + 8
            sheet.gouge((x - 17, y), (x + 17, y), 4, mix(GREEN, LEAF, 0.4), bend=7)
            sheet.gouge((x - 17, y + 7), (x + 17, y + 7), 3, mix(GREEN, LEAF, 0.25), bend=7)
    for inset, colour in (
        (38, OCHRE),
        (46, mix(BRICK, EARTH, 0.25)),
        (84, OCHRE),
        (90, mix(BRICK, NIGHT, 0.45)),
    ):
        sheet.box(inset, inset, 1200 - 2 * inset, 750 - 2 * inset, colour)
    shadow, edge, wood = mix(BRICK, NIGHT, 0.72), mix(EARTH, NIGHT, 0.3), mix(OCHRE, EARTH, 0.3)
    _slab(sheet, 176, 276, 872, 236, shadow)
    _slab(sheet, 160, 256, 880, 240, edge)
    _slab(sheet, 166, 260, 868, 226, wood)
    for _ in range(70):
        left, level, long = (
            sheet.random.uniform(240, 940),
            sheet.random.uniform(272, 474),
            sheet.random.uniform(30, 110),
        )
        sheet.gouge(
            (left - long / 2, level),
            (left + long / 2, level),
            2.6,
            mix(wood, EARTH, 0.4),
            bend=sheet.random.uniform(-3, 3),
        )
    sheet.border([(196, 373), (1004, 373)], 5.2)
    coats: list[Colour] = [
        mix(LEAF, GREEN, 0.3),
        mix(MOSS, LEAF, 0.5),
        PAPER,
        mix(LEAF, GREEN, 0.3),
        mix(MOSS, LEAF, 0.5),
    ]
    others: list[Colour] = [mix(WATER, SMOKE, 0.2), STRAW, mix(WATER, SMOKE, 0.2), mix(WATER, INK, 0.4), MIST]
    for seat in range(5):
        x = 272 + seat * 164
        from_above(sheet, x, 204, 56, coats[seat], NIGHT, EARTH, 1)
        from_above(sheet, x, 544, 56, others[seat], NIGHT, EARTH, -1)
        _place(sheet, x, 318, 1)
        _place(sheet, x, 428, -1)
    for x in (354, 846):
        for leaf in range(11):
            angle = 2 * math.pi * leaf / 11
            tip = (x + math.cos(angle) * 30, 373 + math.sin(angle) * 30)
            sheet.gouge((x, 373), tip, 12, LEAF if leaf % 2 else GREEN)
        for bloom in range(5):
            angle = 2 * math.pi * bloom / 5 + 0.4
            sheet.disc(
                x + math.cos(angle) * 12, 373 + math.sin(angle) * 12, 6.5, BRICK if bloom % 2 else PAPER
            )


def _slab(sheet: Sheet, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    radius = height / 2
    sheet.box(x + radius, y, width - height, height, colour)
    sheet.disc(x + radius, y + radius, radius, colour)
    sheet.disc(x + width - radius, y + radius, radius, colour)


def _place(sheet: Sheet, x: float, y: float, down: int) -> None:
    """Papers, a pencil and a cup before a seat."""
    tilt = sheet.random.uniform(-5, 5)
    corners = [
        (x - 30, y - 20 + tilt),
        (x + 20, y - 20 - tilt),
        (x + 22, y + 20 - tilt),
        (x - 28, y + 20 + tilt),
    ]
    sheet.shape([(px + 4, py + 5) for px, py in corners], EARTH)
    sheet.shape(corners, PAPER)
    for row in range(4):
        sheet.gouge(
            (x - 22, y - 11 + row * 8 + tilt * 0.6), (x + 13, y - 11 + row * 8 - tilt * 0.6), 2.6, SMOKE
        )
    sheet.disc(x + 46, y + 3 + down * 8, 14, EARTH)
    sheet.disc(x + 44, y + down * 8, 14, MIST)
    sheet.disc(x + 44, y + down * 8, 9.5, mix(OCHRE, EARTH, 0.35))
