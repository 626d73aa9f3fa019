"""The Mekong plain: boats on the river, sugar palms by a canal."""

import math

from articles.illustrations.boats import sampan
from articles.illustrations.ground import furrows, grass
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
    ROSE,
    SMOKE,
    STRAW,
    WATER,
    mix,
)
from articles.illustrations.people import walker
from articles.illustrations.plants import bamboo, coconut_palm, crown, sugar_palm
from articles.illustrations.sheet import Sheet
from articles.illustrations.sky import birds, cloud_lines, sun
from articles.illustrations.water import light_path, ripples


def river_crossing(sheet: Sheet) -> None:
    sheet.wash([(0, mix(BRICK, INK, 0.3)), (150, BRICK), (290, mix(ROSE, OCHRE, 0.4)), (400, STRAW)])
    cloud_lines(sheet, 30, 300, mix(ROSE, STRAW, 0.35), 16)
    sun(sheet, 640, 318, 74, mix(STRAW, PAPER, 0.5), STRAW)
    for x in range(-10, 1220, 26):
        crown(sheet, x, 402, sheet.random.uniform(13, 30), mix(INK, BRICK, 0.35), ROSE)
    for x, tall in ((120, 150), (168, 116), (352, 96), (905, 104), (985, 140), (1046, 112), (1120, 168)):
        coconut_palm(
            sheet, x, 410, tall, mix(INK, BRICK, 0.25), ROSE, sheet.random.choice((-0.16, 0.14, 0.2))
        )
    sheet.wash(
        [(404, mix(STRAW, ROSE, 0.35)), (520, mix(ROSE, WATER, 0.55)), (750, INK)],
        [(0, 404), (1200, 404), (1200, 750), (0, 750)],
    )
    sheet.shape([(0, 400), (1200, 400), (1200, 408), (0, 408)], mix(INK, BRICK, 0.3))
    light_path(sheet, 640, 420, 640, 62, mix(STRAW, PAPER, 0.4))
    ripples(sheet, 424, 740, mix(ROSE, STRAW, 0.3), 60)
    ripples(sheet, 440, 745, mix(INK, NIGHT, 0.3), 75)
    sheet.border([(x, 466 + 16 * math.sin(x / 240)) for x in range(-10, 1220, 30)], 3.4)
    sampan(sheet, 880, 512, 190, mix(NIGHT, BRICK, 0.12), 2)
    sampan(sheet, 400, 604, 430, NIGHT, 3)
    bamboo(sheet, 1130, 770, 330, NIGHT, mix(INK, BRICK, 0.5), 9)
    grass(
        sheet,
        [(x, 750 - max(0, x - 900) * 0.06) for x in range(860, 1200, 6)],
        [NIGHT, mix(NIGHT, GREEN, 0.6)],
        100,
        60,
    )


def delta_palms(sheet: Sheet) -> None:
    sheet.wash([(0, mix(WATER, MIST, 0.3)), (190, mix(MIST, PAPER, 0.6)), (400, mix(STRAW, OCHRE, 0.35))])
    sun(sheet, 330, 300, 104, mix(OCHRE, BRICK, 0.25), STRAW)
    cloud_lines(sheet, 40, 330, mix(PAPER, STRAW, 0.2), 20)
    sheet.shape(
        [
            (0, 418),
            (760, 418),
            (850, 396),
            (930, 360),
            (984, 348),
            (1046, 372),
            (1120, 402),
            (1200, 416),
            (1200, 440),
            (0, 440),
        ],
        mix(WATER, SMOKE, 0.5),
    )
    for x in range(-6, 1210, 17):
        crown(sheet, x, 424, sheet.random.uniform(6, 14), mix(GREEN, WATER, 0.35), MOSS)
    field = [(0, 426), (1200, 426), (1200, 750), (0, 750)]
    sheet.wash([(426, mix(MOSS, STRAW, 0.5)), (540, mix(LEAF, MOSS, 0.5)), (750, GREEN)], field)
    furrows(sheet, 426, 750, 560, mix(GREEN, NIGHT, 0.25), 34)
    sheet.shape([(0, 470), (1200, 452), (1200, 459), (0, 480)], mix(MOSS, STRAW, 0.75))
    sheet.shape([(0, 540), (1200, 506), (1200, 518), (0, 557)], mix(MOSS, STRAW, 0.75))
    canal = [(548, 426), (572, 426), (860, 750), (470, 750)]
    sheet.wash([(426, STRAW), (560, mix(MIST, STRAW, 0.4)), (750, WATER)], canal)
    for step in range(13):
        y = 440 + step * step * 1.85
        middle = 560 + (y - 426) * 0.325
        reach = 3 + (y - 426) * 0.38
        sheet.gouge(
            (middle - reach * 0.7, y), (middle + reach * 0.7, y), 1 + step * 0.4, mix(PAPER, STRAW, 0.4)
        )
    sheet.border([(-10, 441), (300, 439), (545, 437)], 2.6)
    sheet.border([(578, 437), (900, 432), (1210, 430)], 2.6)
    for x, foot, tall in (
        (690, 452, 92),
        (742, 450, 118),
        (812, 452, 84),
        (60, 476, 140),
        (136, 466, 108),
        (430, 448, 74),
    ):
        sugar_palm(sheet, x, foot, tall, mix(GREEN, INK, 0.3), MOSS)
    sugar_palm(sheet, 965, 590, 400, mix(GREEN, NIGHT, 0.5), LEAF)
    sugar_palm(sheet, 1108, 640, 510, mix(GREEN, NIGHT, 0.6), LEAF)
    sugar_palm(sheet, 870, 540, 250, mix(GREEN, NIGHT, 0.4), LEAF)
    sampan(sheet, 642, 606, 128, NIGHT, 1)
    for x, y, tall in ((180, 640, 74), (250, 652, 78), (316, 640, 72)):
        walker(sheet, x, y, tall, NIGHT, hat="cone", step=0.6, facing=1, pack=BRICK if x == 250 else EARTH)
    grass(
        sheet,
        [(x, 756) for x in range(0, 470, 6)],
        [GREEN, LEAF, mix(MOSS, STRAW, 0.4), mix(GREEN, NIGHT, 0.4)],
        150,
        66,
    )
    grass(
        sheet,
        [(x, 756) for x in range(860, 1200, 6)],
        [GREEN, LEAF, mix(MOSS, STRAW, 0.4), mix(GREEN, NIGHT, 0.4)],
        110,
        66,
    )
    birds(sheet, 480, 190, 7, INK, 8)
