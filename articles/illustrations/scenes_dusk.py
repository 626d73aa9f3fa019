"""The mountains after sunset: a patrol on a ridge, stilt houses in the moonlight."""

import math

from articles.illustrations.buildings import stilt_house
from articles.illustrations.ground import grass, hill, swell
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
from articles.illustrations.sky import cloud_lines, stars, sun


def ridge_patrol(sheet: Sheet) -> None:
    sheet.wash(
        [(0, NIGHT), (210, mix(INK, BRICK, 0.25)), (400, mix(BRICK, ROSE, 0.35)), (520, OCHRE), (600, STRAW)]
    )
    stars(sheet, 190, mix(PAPER, SMOKE, 0.3))
    cloud_lines(sheet, 120, 420, mix(BRICK, INK, 0.45), 16)
    sun(sheet, 352, 330, 92, STRAW, OCHRE)
    far = [(0, 520), (190, 440), (330, 515), (540, 460), (720, 530), (930, 420), (1200, 510)]
    range_of_peaks(sheet, far, mix(BRICK, INK, 0.5), mix(ROSE, OCHRE, 0.5), OCHRE, depth=120)
    sheet.veil(490, 600, STRAW, 0.5)
    mid = [(0, 560), (240, 600), (470, 540), (700, 610), (980, 560), (1200, 600)]
    range_of_peaks(sheet, mid, mix(INK, BRICK, 0.3), mix(BRICK, ROSE, 0.5), ROSE, depth=100)
    ridge = crest(
        sheet, [(0, 664), (200, 596), (420, 566), (640, 520), (830, 470), (1000, 452), (1200, 340)], 0.035
    )
    hill(sheet, ridge, NIGHT, NIGHT)
    hatch(sheet, ridge, mix(INK, BRICK, 0.3), count=260, lean=0.55, length=(20, 85), below=230, width=3.4)
    hatch(sheet, ridge, mix(BRICK, OCHRE, 0.3), count=70, lean=0.5, length=(12, 40), below=26, width=2.8)
    sheet.border([(x, y + 40) for x, y in ridge[::5]], 3.6)
    for number, x in enumerate((268, 372, 470, 572, 668, 778)):
        foot = min(y for px, y in ridge if abs(px - x) < 16) + 7
        stride = (0.9, 0.6, 1.0, 0.75, 0.95, 0.7)[number]
        walker(sheet, x, foot, 116 + 4 * (number % 3), NIGHT, step=stride, pack=NIGHT)
    bamboo(sheet, 1090, 420, 210, NIGHT, mix(INK, BRICK, 0.4), 7)
    grass(sheet, ridge, [NIGHT], 120, 20)


def stilt_houses(sheet: Sheet) -> None:
    sheet.wash([(0, mix(INK, NIGHT, 0.4)), (230, WATER), (390, mix(ROSE, MIST, 0.4)), (470, STRAW)])
    stars(sheet, 150, mix(PAPER, SMOKE, 0.2), 55)
    cloud_lines(sheet, 130, 330, mix(WATER, MIST, 0.35), 12)
    sun(sheet, 930, 142, 44, mix(PAPER, STRAW, 0.4), MIST)
    far = [(0, 330), (120, 230), (330, 350), (560, 236), (730, 345), (900, 272), (1040, 350), (1200, 242)]
    range_of_peaks(
        sheet, far, mix(INK, WATER, 0.55), mix(SMOKE, MIST, 0.5), SMOKE, lit_from_left=False, depth=150
    )
    sheet.veil(330, 450, mix(MIST, PAPER, 0.4), 0.66)
    mid = [(0, 400), (260, 452), (520, 372), (760, 452), (1000, 386), (1200, 430)]
    line = range_of_peaks(
        sheet, mid, mix(GREEN, WATER, 0.45), mix(SMOKE, LEAF, 0.5), SMOKE, lit_from_left=False, depth=120
    )
    hatch(sheet, line, mix(GREEN, INK, 0.5), count=120, lean=-0.4, width=2.8, below=90)
    sheet.border([(x, y - 2) for x, y in line[::4]], 2.8)
    sheet.veil(440, 540, MIST, 0.5)
    ground = swell(sheet, 560, 16, 1.6, 0.4)
    hill(sheet, ground, LEAF, GREEN, 150)
    hatch(sheet, ground, mix(GREEN, NIGHT, 0.3), count=90, lean=2.2, length=(10, 26), below=150, width=3)
    for x, radius in ((60, 50), (130, 38), (610, 40), (668, 30), (1150, 56)):
        crown(sheet, x, 540, radius, mix(GREEN, NIGHT, 0.35), MOSS)
    lamp = mix(OCHRE, PAPER, 0.35)
    stilt_house(sheet, 770, 582, 180, wall=mix(OCHRE, EARTH, 0.45), lamp=lamp)
    stilt_house(sheet, 1010, 612, 230, wall=mix(OCHRE, EARTH, 0.4), lamp=lamp)
    stilt_house(sheet, 372, 676, 430, wall=mix(OCHRE, EARTH, 0.35), lamp=lamp)
    edges = []
    for step in range(25):
        t = step / 24
        middle, half = 560 + 190 * math.sin(t * 1.7) + 30 * t, 5 + 62 * t**1.6
        edges.append(((middle - half, 640 + 115 * t), (middle + half, 640 + 115 * t)))
    sheet.shape([*(a for a, _ in edges), *(b for _, b in reversed(edges))], mix(STRAW, EARTH, 0.35))
    walker(sheet, 742, 716, 84, NIGHT, hat="cone", step=0.8, pack=EARTH, facing=-1)
    walker(sheet, 806, 722, 60, NIGHT, hat="none", step=0.7, facing=-1)
    grass(sheet, [(x, 752) for x in range(0, 1200, 8)], [mix(GREEN, NIGHT, 0.5), GREEN, LEAF], 170, 52)
    bamboo(sheet, 1165, 740, 260, mix(GREEN, NIGHT, 0.55), MOSS, 8)
