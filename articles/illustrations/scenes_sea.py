"""The Gulf: a patrol boat under way, islands at dawn."""

import math

from articles.illustrations.boats import fishing_boat, patrol_boat
from articles.illustrations.palette import (
    BRICK,
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
from articles.illustrations.plants import coconut_palm, crown
from articles.illustrations.relief import hatch, range_of_peaks
from articles.illustrations.sheet import HEIGHT, WIDTH, Point, Sheet
from articles.illustrations.sky import birds, cloud_lines, sun
from articles.illustrations.water import light_path, ripples, waves


def sea_patrol(sheet: Sheet) -> None:
    sheet.wash([(0, WATER), (180, mix(WATER, MIST, 0.6)), (400, mix(STRAW, PAPER, 0.4))])
    sun(sheet, 960, 250, 84, mix(OCHRE, BRICK, 0.2), STRAW)
    cloud_lines(sheet, 40, 330, mix(PAPER, MIST, 0.3), 22)
    for x, across, up in ((120, 190, 62), (300, 120, 34), (1090, 170, 48)):
        _island(sheet, x, 432, across, up)
    sheet.wash(
        [(430, mix(SMOKE, MIST, 0.3)), (520, WATER), (700, INK)],
        [(0, 430), (WIDTH, 430), (WIDTH, HEIGHT), (0, HEIGHT)],
    )
    ripples(sheet, 436, 520, mix(MIST, PAPER, 0.5), 70)
    light_path(sheet, 960, 438, 520, 52, mix(STRAW, PAPER, 0.4))
    sheet.border([(x, 458 + 6 * math.sin(x / 150)) for x in range(-10, 1220, 30)], 3)
    waves(sheet, 528, 16, 118, mix(WATER, SMOKE, 0.25), PAPER, WATER, 0.2)
    patrol_boat(sheet, 560, 552, 700, mix(SMOKE, INK, 0.5), mix(PAPER, MIST, 0.35), NIGHT)
    waves(sheet, 588, 20, 150, WATER, PAPER, mix(WATER, INK, 0.5), 0.62)
    _bow_wave(sheet, 852, 580)
    waves(sheet, 648, 32, 210, mix(WATER, INK, 0.5), mix(MIST, PAPER, 0.5), INK, 0.15)
    waves(sheet, 718, 42, 262, mix(INK, WATER, 0.15), mix(SMOKE, MIST, 0.5), NIGHT, 0.7)
    birds(sheet, 180, 210, 6, INK, 10)


def _bow_wave(sheet: Sheet, x: float, y: float) -> None:
    """Spray before the bow and the wake behind, cut in paper white."""
    foam: list[Point] = [(x - 190, y + 6), (x - 90, y - 4), (x - 20, y - 22)]
    for curl in range(7):
        left = x - 14 + curl * 15
        foam += [(left + 4, y - 38 + curl * 5.5), (left + 13, y - 20 + curl * 4)]
    sheet.shape([*foam, (x + 100, y + 8), (x + 30, y + 14), (x - 80, y + 13)], PAPER)
    for mark in range(6):
        start, end = (x - 120 + mark * 26, y + 7), (x - 60 + mark * 26, y - 4 - mark)
        sheet.gouge(start, end, 3.4, mix(WATER, MIST, 0.4), bend=4)
    for mark in range(8):
        wake = (-30 + mark * 16, y - 14 + mark * 4), (258 + mark * 34, y - 12 + mark * 3)
        sheet.gouge(*wake, 5, mix(PAPER, MIST, 0.2), bend=3)


def _island(sheet: Sheet, x: float, foot: float, across: float, up: float) -> None:
    line: list[Point] = []
    for step in range(25):
        along = step / 24
        rise = math.sin(math.pi * along) ** 0.8 * (0.72 + 0.28 * math.sin(along * 9 + x))
        line.append((x - across / 2 + across * along, foot - up * rise + sheet.random.uniform(-1.5, 1.5)))
    sheet.wash([(foot - up, mix(WATER, LEAF, 0.35)), (foot, mix(SMOKE, MIST, 0.4))], line)
    sheet.gouge((x - across * 0.48, foot), (x + across * 0.48, foot), 3.5, PAPER)


def island_dawn(sheet: Sheet) -> None:
    sheet.wash([(0, INK), (150, mix(WATER, ROSE, 0.3)), (290, ROSE), (390, STRAW)])
    cloud_lines(sheet, 40, 340, mix(ROSE, PAPER, 0.35), 20)
    sun(sheet, 520, 376, 88, mix(STRAW, PAPER, 0.45), STRAW)
    far = [
        (0, 420),
        (60, 392),
        (150, 418),
        (240, 420),
        (700, 422),
        (780, 384),
        (850, 402),
        (930, 366),
        (1040, 412),
        (1120, 396),
        (1200, 420),
    ]
    range_of_peaks(
        sheet,
        [(x, min(y, 420)) for x, y in far],
        mix(WATER, ROSE, 0.35),
        mix(ROSE, STRAW, 0.4),
        STRAW,
        depth=50,
        rough=0.05,
    )
    water = [(0, 418), (WIDTH, 418), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash([(418, mix(STRAW, ROSE, 0.3)), (520, mix(ROSE, WATER, 0.5)), (640, WATER), (750, INK)], water)
    ripples(sheet, 424, 745, mix(STRAW, PAPER, 0.3), 70)
    ripples(sheet, 450, 745, mix(WATER, INK, 0.6), 80)
    light_path(sheet, 520, 424, 720, 60, mix(STRAW, PAPER, 0.55))
    sheet.border([(x, 450 + 8 * math.sin(x / 170)) for x in range(-10, 1220, 30)], 3)
    _headland(sheet)
    fishing_boat(sheet, 190, 520, 150, mix(INK, NIGHT, 0.4))
    fishing_boat(sheet, 388, 628, 300, NIGHT)
    for row in range(4):
        reach = 130 - row * 22
        sheet.gouge((388 - reach, 644 + row * 10), (388 + reach, 644 + row * 10), 6, mix(INK, NIGHT, 0.5))
    birds(sheet, 250, 230, 7, INK, 10)


def _headland(sheet: Sheet) -> None:
    """The near island on the right: rock, wood, palms, a light tower."""
    line: list[Point] = []
    for step in range(41):
        along = step / 40
        line.append((640 + 560 * along, 560 - 250 * along**0.75 * (0.86 + 0.14 * math.sin(along * 11))))
    rock = [*line, (1200, 640), (1080, 628), (960, 606), (820, 596), (700, 574)]
    sheet.wash([(300, mix(GREEN, INK, 0.3)), (520, mix(GREEN, NIGHT, 0.5)), (600, NIGHT)], rock)
    for x, y in line[7::2]:
        crown(
            sheet,
            x + sheet.random.uniform(-6, 6),
            y + 8,
            sheet.random.uniform(17, 34),
            mix(GREEN, NIGHT, 0.4),
            mix(MOSS, ROSE, 0.4),
        )
    hatch(sheet, line[13:], mix(LEAF, ROSE, 0.35), count=90, lean=-0.5, length=(12, 44), below=110, width=3.4)
    tall = [(986, 372), (992, 226), (1016, 226), (1024, 372)]
    sheet.shape(tall, mix(PAPER, ROSE, 0.15))
    sheet.shape([(1006, 372), (1006, 226), (1016, 226), (1024, 372)], mix(SMOKE, ROSE, 0.3))
    sheet.shape([(988.6, 310), (989.8, 280), (1018.7, 280), (1020.6, 310)], BRICK)
    sheet.box(984, 220, 40, 7, NIGHT)
    sheet.glow(1004, 206, 90, STRAW, 0.8)
    sheet.box(994, 198, 20, 22, STRAW)
    sheet.shape([(988, 198), (1004, 180), (1020, 198)], mix(BRICK, NIGHT, 0.3))
    for x, foot, height, lean in ((790, 500, 150, -0.25), (850, 470, 175, -0.15), (1120, 370, 170, -0.2)):
        coconut_palm(sheet, x, foot, height, mix(GREEN, NIGHT, 0.65), mix(MOSS, ROSE, 0.3), lean)
    for row in range(12):
        x = 680 + row * 44
        sheet.gouge((x - 36, 578 + row * 5), (x + 44, 580 + row * 5.4), 6, mix(PAPER, STRAW, 0.3))
