"""The north-west by day: ridges, a terraced valley, a border stone."""

import math

from articles.illustrations.buildings import stilt_house
from articles.illustrations.ground import grass, hill, swell, terraces
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
from articles.illustrations.plants import bamboo, crown
from articles.illustrations.relief import crest, hatch, range_of_peaks
from articles.illustrations.sheet import Sheet
from articles.illustrations.sky import birds, cloud_lines, sun
from articles.illustrations.stones import marker


def mountain_ridges(sheet: Sheet) -> None:
    sheet.wash([(0, mix(WATER, MIST, 0.35)), (200, mix(MIST, PAPER, 0.5)), (380, STRAW), (520, ROSE)])
    cloud_lines(sheet, 30, 240, mix(MIST, PAPER, 0.75), 12)
    sun(sheet, 815, 215, 62, mix(BRICK, OCHRE, 0.35))
    far = [
        (0, 300),
        (140, 250),
        (260, 305),
        (420, 215),
        (560, 300),
        (700, 262),
        (860, 320),
        (1010, 235),
        (1200, 310),
    ]
    range_of_peaks(
        sheet, far, mix(SMOKE, MIST, 0.25), mix(MIST, PAPER, 0.4), PAPER, lit_from_left=False, depth=100
    )
    sheet.veil(280, 430, PAPER, 0.6)
    second = [
        (0, 330),
        (110, 375),
        (300, 290),
        (480, 395),
        (640, 345),
        (760, 400),
        (940, 330),
        (1080, 392),
        (1200, 345),
    ]
    range_of_peaks(sheet, second, mix(WATER, SMOKE, 0.45), MIST, STRAW, lit_from_left=False, depth=130)
    sheet.veil(360, 500, mix(PAPER, STRAW, 0.3), 0.66)
    third = [(0, 470), (170, 405), (330, 478), (560, 372), (760, 486), (920, 440), (1050, 490), (1200, 415)]
    line = range_of_peaks(
        sheet, third, mix(LEAF, WATER, 0.5), mix(SMOKE, MIST, 0.5), STRAW, lit_from_left=False
    )
    hatch(sheet, line, mix(GREEN, WATER, 0.4), count=150, lean=-0.4, width=2.6)
    sheet.border([(x, y - 2) for x, y in line[::4]])
    sheet.veil(480, 610, mix(MIST, PAPER, 0.5), 0.7)
    fourth = [(0, 520), (130, 590), (330, 500), (520, 600), (700, 548), (880, 612), (1060, 520), (1200, 580)]
    line = range_of_peaks(sheet, fourth, GREEN, mix(GREEN, LEAF, 0.6), MOSS, lit_from_left=False, depth=140)
    hatch(sheet, line, mix(GREEN, NIGHT, 0.55), count=160, lean=-0.4, below=150, width=3.2)
    sheet.veil(590, 690, mix(MIST, PAPER, 0.2), 0.5)
    near = crest(sheet, [(0, 640), (180, 672), (420, 640), (700, 700), (960, 655), (1200, 690)], 0.06)
    hill(sheet, near, mix(GREEN, NIGHT, 0.6), NIGHT, 110)
    for x in range(-10, 1210, 21):
        foot = near[min(len(near) - 1, max(0, round(x / 1200 * (len(near) - 1))))][1]
        crown(sheet, x, foot + 4, sheet.random.uniform(11, 22), mix(GREEN, NIGHT, 0.6), LEAF)
    birds(sheet, 560, 200, 6, INK)


def terraced_valley(sheet: Sheet) -> None:
    sheet.wash([(0, STRAW), (170, mix(STRAW, PAPER, 0.6)), (330, MIST)])
    cloud_lines(sheet, 20, 150, PAPER, 10)
    sun(sheet, 380, 120, 46, OCHRE)
    far = [(0, 240), (150, 175), (330, 262), (520, 196), (690, 266), (860, 150), (1040, 232), (1200, 170)]
    range_of_peaks(sheet, far, mix(WATER, SMOKE, 0.55), MIST, PAPER, depth=120)
    sheet.veil(220, 350, PAPER, 0.7)
    mid = [(0, 330), (220, 270), (470, 352), (760, 300), (1000, 340), (1200, 262)]
    line = range_of_peaks(sheet, mid, mix(LEAF, WATER, 0.35), mix(MOSS, MIST, 0.4), STRAW, depth=120)
    hatch(sheet, line, mix(GREEN, WATER, 0.3), count=110, width=2.6, below=70)
    sheet.border([(x, y - 2) for x, y in line[::4]], 2.8)
    sheet.veil(310, 400, mix(MIST, PAPER, 0.4), 0.7)
    dike, dark = mix(GREEN, NIGHT, 0.25), GREEN
    mirror = mix(MIST, PAPER, 0.35)
    far_fields = [(MOSS, dark), (STRAW, dark), (mix(MOSS, LEAF, 0.6), dark), (mirror, dark)]

    def right_slope(x: float, level: float) -> float:
        rise = max(0.0, (x - 420) / 780)
        return (
            -210 * rise**1.5 * (1 - 0.25 * level)
            + 13 * math.sin(x / 74 + level * 5)
            + 7 * math.sin(x / 31 - level * 9)
        )

    terraces(sheet, 0, 1200, 420, 640, right_slope, far_fields, 10)
    crown(sheet, 925, 392, 21, GREEN, MOSS)
    stilt_house(sheet, 850, 418, 84, wall=mix(OCHRE, EARTH, 0.25))
    stilt_house(sheet, 992, 372, 70, wall=mix(OCHRE, EARTH, 0.25))
    crown(sheet, 1050, 352, 24, GREEN, MOSS)
    near_fields = [
        (mirror, dike),
        (LEAF, dike),
        (OCHRE, dike),
        (mix(LEAF, GREEN, 0.5), dike),
        (STRAW, dike),
        (MOSS, dike),
    ]

    def left_slope(x: float, level: float) -> float:
        rise = max(0.0, 1 - x / 900)
        return (
            -300 * rise**1.4 * (1 - 0.35 * level)
            + 17 * math.sin(x / 92 + level * 6)
            + 8 * math.sin(x / 40 - level * 7)
        )

    terraces(sheet, 0, 1200, 590, 1000, left_slope, near_fields, 12)
    for x, y, tall in ((330, 601, 62), (392, 610, 66), (560, 668, 74)):
        walker(sheet, x, y, tall, NIGHT, hat="cone", step=0.8, pack=EARTH)
    bamboo(sheet, 70, 470, 190, mix(GREEN, NIGHT, 0.4), MOSS, 8)
    birds(sheet, 560, 110, 4, INK, 8)


def border_marker(sheet: Sheet) -> None:
    sheet.wash([(0, mix(INK, WATER, 0.75)), (230, mix(WATER, MIST, 0.6)), (430, mix(PAPER, STRAW, 0.5))])
    cloud_lines(sheet, 40, 300, mix(MIST, PAPER, 0.4), 18)
    sheet.glow(250, 410, 420, STRAW, 0.8)
    far = [(0, 380), (160, 330), (330, 405), (520, 322), (690, 410), (880, 350), (1030, 400), (1200, 318)]
    range_of_peaks(sheet, far, mix(SMOKE, WATER, 0.35), MIST, PAPER, depth=110)
    sheet.veil(370, 480, PAPER, 0.7)
    mid = [(0, 480), (190, 420), (360, 492), (620, 405), (800, 476), (1010, 430), (1200, 500)]
    line = range_of_peaks(sheet, mid, mix(LEAF, WATER, 0.4), mix(MOSS, MIST, 0.5), STRAW, depth=120)
    hatch(sheet, line, mix(GREEN, WATER, 0.35), count=120, width=2.6, below=80)
    sheet.veil(470, 560, mix(MIST, PAPER, 0.4), 0.6)
    near = swell(sheet, 590, 55, 1.15, -0.75)
    hill(sheet, near, mix(LEAF, MOSS, 0.2), GREEN, 190)
    path = [
        (838, 690),
        (700, 668),
        (590, 622),
        (470, 598),
        (360, 566),
        (262, 552),
        (180, 562),
        (90, 590),
        (-10, 610),
    ]
    sheet.border(path, 4.4)
    hatch(sheet, near, mix(GREEN, NIGHT, 0.2), count=150, lean=0.9, length=(14, 44), below=150, width=3.4)
    hatch(sheet, near, mix(MOSS, STRAW, 0.3), count=110, lean=0.9, length=(14, 40), below=150, width=2.6)
    sheet.shape([(760, 705), (1010, 660), (1200, 690), (1200, 750), (700, 750)], mix(GREEN, NIGHT, 0.35))
    marker(sheet, 880, 672, 118, 400)
    floor = [(x, 744) for x in range(0, 1200, 7)]
    grass(sheet, floor, [GREEN, mix(GREEN, NIGHT, 0.55), LEAF, MOSS, mix(GREEN, NIGHT, 0.3)], 330, 78)
    grass(sheet, [(x, 706) for x in range(740, 1080, 6)], [GREEN, LEAF, mix(GREEN, NIGHT, 0.5)], 80, 46)
    birds(sheet, 380, 190, 5, PAPER, 9)
