"""The karst: two villages and their bridge, towers in the mist."""

import math

from articles.illustrations.boats import sampan
from articles.illustrations.buildings import footbridge, stilt_house
from articles.illustrations.ground import grass
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
    mix,
)
from articles.illustrations.people import walker
from articles.illustrations.plants import bamboo, coconut_palm, crown
from articles.illustrations.relief import tower
from articles.illustrations.sheet import Sheet
from articles.illustrations.sky import birds, cloud_lines, sun
from articles.illustrations.water import light_path, ripples


def twin_villages(sheet: Sheet) -> None:
    sheet.wash([(0, mix(WATER, MIST, 0.5)), (160, mix(MIST, PAPER, 0.5)), (300, mix(PAPER, STRAW, 0.4))])
    cloud_lines(sheet, 24, 170, PAPER, 12)
    sun(sheet, 602, 132, 44, OCHRE)
    shade, mist = mix(LEAF, WATER, 0.55), mix(MIST, PAPER, 0.3)
    for x, width, height in (
        (150, 120, 200),
        (320, 110, 150),
        (470, 100, 120),
        (740, 100, 130),
        (880, 120, 190),
        (1060, 120, 240),
    ):
        tower(sheet, x, 350, width, height, mix(SMOKE, MIST, 0.2), PAPER, mist)
    sheet.veil(250, 360, PAPER, 0.6)
    for x, width, height in (
        (40, 170, 270),
        (240, 140, 180),
        (400, 110, 100),
        (820, 120, 115),
        (970, 140, 190),
        (1150, 190, 300),
    ):
        tower(sheet, x, 352, width, height, shade, MIST, mist)
    sheet.veil(280, 380, PAPER, 0.55)
    sheet.wash(
        [(330, mix(LEAF, MOSS, 0.5)), (560, LEAF), (750, GREEN)],
        [(0, 330), (1200, 330), (1200, 750), (0, 750)],
    )
    for row in range(9):
        y = 352 + row * row * 5.2
        for side in (-1, 1):
            near, far = (604 + side * (46 + row * 38), y + 2), (604 + side * 640, y - 6 + row * 2.4)
            sheet.gouge(near, far, 3 + row * 1.6, mix(MOSS, STRAW, 0.35 + 0.3 * (row % 2)), bend=side * 6)
    left = [
        (596 - 16 * t - 250 * t**2 + 30 * math.sin(t * 5), 330 + 420 * t) for t in [s / 20 for s in range(21)]
    ]
    right = [
        (612 + 30 * t + 265 * t**2 + 30 * math.sin(t * 5), 330 + 420 * t) for t in [s / 20 for s in range(21)]
    ]
    sheet.line(left, 9, mix(STRAW, EARTH, 0.2))
    sheet.line(right, 9, mix(STRAW, EARTH, 0.2))
    sheet.wash(
        [(330, mix(MIST, PAPER, 0.5)), (500, mix(WATER, MIST, 0.45)), (750, mix(WATER, INK, 0.4))],
        [*left, *right[::-1]],
    )
    for step in range(3, 20):
        (lx, y), (rx, _) = left[step], right[step]
        for _ in range(3):
            middle, long = sheet.random.uniform(lx + 20, rx - 20), (rx - lx) * 0.1
            sheet.gouge(
                (middle - long, y), (min(middle + long, rx - 4), y), 1 + step * 0.15, mix(MIST, PAPER, 0.5)
            )
    for x in range(-6, 1215, 24):
        crown(sheet, x, 332, sheet.random.uniform(7, 13), mix(GREEN, LEAF, 0.35), MOSS)
    sheet.border([((a[0] + b[0]) / 2, a[1]) for a, b in zip(left, right, strict=True)], 3.6)
    for x, y, radius in (
        (40, 424, 44),
        (262, 400, 30),
        (414, 366, 20),
        (796, 368, 20),
        (944, 398, 32),
        (1166, 424, 46),
        (300, 470, 22),
        (916, 470, 24),
    ):
        crown(sheet, x, y, radius, GREEN, MOSS)
    for side, wall, roof in (
        (-1, mix(OCHRE, STRAW, 0.3), EARTH),
        (1, mix(PAPER, MIST, 0.4), mix(BRICK, EARTH, 0.35)),
    ):
        for off, foot, wide in (
            (128, 378, 62),
            (236, 388, 74),
            (430, 398, 92),
            (210, 442, 98),
            (392, 480, 132),
            (548, 530, 168),
        ):
            stilt_house(sheet, 604 + side * off * 1.08, foot, wide, wall=wall, roof=roof)
    for x, y, radius in ((170, 552, 34), (1046, 552, 34), (232, 566, 22), (984, 566, 24)):
        crown(sheet, x, y, radius, mix(GREEN, NIGHT, 0.25), MOSS)
    deck = footbridge(sheet, (352, 584), (862, 584), 46, 92, mix(EARTH, NIGHT, 0.65))
    for at, facing, hat in (
        (9, 1, "cone"),
        (12, 1, "none"),
        (19, -1, "cone"),
        (22, -1, "cap"),
        (25, -1, "none"),
    ):
        here, floor = deck[at]
        walker(
            sheet,
            here,
            floor - 2,
            54,
            NIGHT if facing > 0 else mix(BRICK, NIGHT, 0.6),
            hat=hat,
            facing=facing,
            step=0.7,
        )
    bamboo(sheet, 66, 775, 250, mix(GREEN, NIGHT, 0.6), MOSS, 8)
    coconut_palm(sheet, 1160, 770, 300, mix(GREEN, NIGHT, 0.6), MOSS, -0.2)
    grass(sheet, [(x, 756) for x in range(0, 330, 6)], [GREEN, LEAF, mix(GREEN, NIGHT, 0.5)], 60, 60)
    grass(sheet, [(x, 756) for x in range(890, 1200, 6)], [GREEN, LEAF, mix(GREEN, NIGHT, 0.5)], 60, 60)


def karst_mist(sheet: Sheet) -> None:
    sheet.wash([(0, mix(SMOKE, WATER, 0.3)), (240, MIST), (470, mix(PAPER, MIST, 0.3))])
    sun(sheet, 468, 176, 50, mix(PAPER, OCHRE, 0.35))
    cloud_lines(sheet, 30, 260, mix(MIST, PAPER, 0.6), 12)
    mist = mix(PAPER, MIST, 0.4)
    for x, width, height in (
        (70, 130, 230),
        (230, 110, 170),
        (370, 130, 210),
        (600, 120, 160),
        (720, 150, 260),
        (1010, 140, 200),
        (1160, 120, 250),
    ):
        tower(sheet, x, 500, width, height, mix(SMOKE, MIST, 0.25), PAPER, mist)
    sheet.veil(380, 530, PAPER, 0.75)
    for x, width, height in ((150, 170, 300), (520, 140, 190), (880, 190, 350), (1090, 150, 220)):
        tower(sheet, x, 530, width, height, mix(WATER, LEAF, 0.4), MIST, mist)
    sheet.veil(430, 560, mix(PAPER, MIST, 0.3), 0.7)
    for x, width, height in ((-10, 230, 420), (1010, 250, 440), (1190, 220, 330)):
        tower(sheet, x, 570, width, height, mix(GREEN, INK, 0.25), MOSS, mix(mist, SMOKE, 0.3))
    sheet.veil(505, 590, PAPER, 0.6)
    sheet.wash(
        [(560, mix(MIST, PAPER, 0.3)), (650, mix(SMOKE, WATER, 0.5)), (750, mix(WATER, INK, 0.5))],
        [(0, 562), (1200, 562), (1200, 750), (0, 750)],
    )
    for x, width in ((-10, 250), (1010, 260), (1190, 230), (150, 150), (880, 170)):
        for row in range(9):
            y, reach = 570 + row * 11, width * (0.5 - row * 0.035) * sheet.random.uniform(0.7, 1.05)
            sheet.gouge((x - reach, y), (x + reach, y), 5, mix(WATER, GREEN, 0.45))
    light_path(sheet, 468, 572, 720, 46, mix(PAPER, STRAW, 0.4))
    ripples(sheet, 575, 745, mix(MIST, PAPER, 0.4), 50)
    sheet.border([(x, 600 - 14 * math.sin(x / 260 + 1)) for x in range(-10, 1220, 30)], 3.2)
    sampan(sheet, 640, 664, 300, NIGHT, 1)
    bamboo(sheet, 60, 790, 330, mix(GREEN, NIGHT, 0.65), LEAF, 8)
    birds(sheet, 560, 240, 6, INK, 9)
