"""On the way: a gate on the plain, a trail in the forest."""

import math

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
    Colour,
    mix,
)
from articles.illustrations.people import walker
from articles.illustrations.plants import crown, sugar_palm, trunk
from articles.illustrations.relief import hatch
from articles.illustrations.sheet import Point, Sheet
from articles.illustrations.sky import birds, cloud_lines, sun
from articles.illustrations.stones import gate, pennant_pole


def gate_arch(sheet: Sheet) -> None:
    sheet.wash([(0, mix(WATER, INK, 0.3)), (220, mix(WATER, MIST, 0.5)), (430, mix(PAPER, STRAW, 0.5))])
    cloud_lines(sheet, 40, 330, mix(PAPER, MIST, 0.4), 20)
    sun(sheet, 600, 400, 88, mix(OCHRE, STRAW, 0.3), STRAW)
    sheet.shape(
        [(0, 452), (700, 452), (800, 424), (880, 372), (930, 356), (1000, 392), (1080, 432), (1200, 452)],
        mix(WATER, SMOKE, 0.4),
    )
    for x in range(-6, 1215, 22):
        crown(sheet, x, 458, sheet.random.uniform(9, 19), mix(GREEN, WATER, 0.3), MOSS)
    for x, tall in ((90, 150), (150, 110), (1060, 120), (1120, 160)):
        sugar_palm(sheet, x, 470, tall, mix(GREEN, INK, 0.3), MOSS)
    sheet.wash([(462, mix(MOSS, STRAW, 0.4)), (750, LEAF)], [(0, 462), (1200, 462), (1200, 750), (0, 750)])
    sheet.wash(
        [(462, mix(STRAW, PAPER, 0.4)), (750, mix(SMOKE, EARTH, 0.3))],
        [(577, 462), (623, 462), (930, 750), (270, 750)],
    )
    for step in range(7):
        y0, y1 = 470 + step**1.75 * 10.5, 470 + (step + 0.45) ** 1.75 * 10.5
        sheet.shape(
            [(600 - y0 * 0.012, y0), (600 + y0 * 0.012, y0), (600 + y1 * 0.014, y1), (600 - y1 * 0.014, y1)],
            PAPER,
        )
    gate(sheet, 600, 590, 560, 430)
    sheet.border([(-10, 606), (240, 606)], 4.4)
    sheet.border([(960, 606), (1210, 606)], 4.4)
    colours: list[Colour] = [BRICK, OCHRE, mix(GREEN, LEAF, 0.4), mix(WATER, INK, 0.3)]
    for pole in range(4):
        x, foot = 206 - pole * 58, 600 + pole * 38
        pennant_pole(sheet, x, foot, 190 + pole * 42, colours[pole])
        pennant_pole(sheet, 1200 - x - 66, foot, 190 + pole * 42, colours[3 - pole])
    _barrier(sheet)
    for x, y, tall, hat, facing in (
        (520, 612, 62, "cone", 1),
        (560, 626, 68, "none", 1),
        (668, 618, 64, "cone", -1),
    ):
        walker(sheet, x, y, tall, NIGHT, hat=hat, facing=facing, step=0.7, pack=EARTH)
    walker(sheet, 916, 706, 100, mix(GREEN, NIGHT, 0.6), step=0.15, facing=-1)
    for low, high in ((0, 250), (950, 1200)):
        grass(
            sheet,
            [(x, 756) for x in range(low, high, 6)],
            [GREEN, mix(GREEN, NIGHT, 0.4), LEAF, MOSS],
            90,
            54,
        )
    birds(sheet, 300, 130, 5, INK, 9)


def _barrier(sheet: Sheet) -> None:
    """A barrier pole, raised: the gate is open."""
    start, end = (868, 676), (706, 432)
    for part in range(10):
        a, b = part / 10, (part + 1) / 10
        points: list[Point] = [
            (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in (a, b)
        ]
        sheet.line(points, 9, BRICK if part % 2 else PAPER)
    sheet.box(854, 652, 32, 62, mix(INK, NIGHT, 0.4))
    sheet.box(848, 648, 44, 9, SMOKE)


def forest_trail(sheet: Sheet) -> None:
    sheet.wash(
        [(0, mix(LEAF, MOSS, 0.4)), (260, mix(MOSS, STRAW, 0.55)), (470, mix(STRAW, PAPER, 0.5)), (600, MOSS)]
    )
    sheet.glow(610, 300, 480, PAPER, 0.9)
    for number in range(26):
        x = 30 + number * 46 + sheet.random.uniform(-14, 14)
        width = sheet.random.uniform(6, 13)
        if abs(x - 620) > 40:
            trunk(sheet, x, width, 478 + sheet.random.uniform(-8, 14), mix(MOSS, LEAF, 0.35), STRAW, 0)
    sheet.veil(250, 520, mix(PAPER, STRAW, 0.3), 0.55)
    for shaft in range(5):
        x = 500 + shaft * 110
        light = [(x - 16, -5), (x + 16, -5), (x - 190, 500), (x - 262, 500)]
        sheet.wash(
            [(0, mix(PAPER, STRAW, 0.5)), (420, mix(PAPER, STRAW, 0.25)), (500, mix(PAPER, STRAW, 0.4))],
            light,
        )
    for x, width in ((60, 26), (200, 30), (330, 22), (442, 20), (790, 21), (900, 28), (1030, 24), (1150, 32)):
        trunk(sheet, x, width, 540, mix(LEAF, GREEN, 0.3), STRAW, 8)
    sheet.wash(
        [(496, mix(MOSS, STRAW, 0.3)), (600, LEAF), (750, GREEN)],
        [(0, 520), (300, 500), (620, 492), (900, 502), (1200, 524), (1200, 750), (0, 750)],
    )
    edges: list[tuple[Point, Point]] = []
    for step in range(41):
        t = step / 40
        middle = 640 - 150 * math.sin(t * 4.4) * (1 - t * 0.35) * (0.25 + t) - 40 * t
        half = 7 + 190 * t**1.9
        edges.append(((middle - half, 494 + 262 * t), (middle + half, 494 + 262 * t)))
    trail = [*(a for a, _ in edges), *(b for _, b in reversed(edges))]
    sheet.wash([(494, mix(PAPER, STRAW, 0.5)), (750, mix(STRAW, EARTH, 0.35))], trail)
    for a, b in edges[6::2]:
        for _ in range(3):
            x = sheet.random.uniform(a[0], b[0])
            long = (b[0] - a[0]) * 0.09
            sheet.gouge((x - long, a[1]), (x + long, a[1] + 2), 1 + long * 0.09, mix(STRAW, EARTH, 0.55))
    sheet.border([(b[0] + 9 + 26 * (at / 40), b[1] - 2) for at, (_, b) in enumerate(edges)], 3.6)
    floor = [(float(x), 512.0) for x in range(0, 1200, 5) if not 430 < x < 760]
    hatch(sheet, floor, mix(GREEN, NIGHT, 0.2), count=130, lean=2.4, length=(8, 22), below=190, width=3)
    hatch(sheet, floor, mix(MOSS, STRAW, 0.3), count=70, lean=2.4, length=(8, 20), below=150, width=2.4)
    for x, y in ((300, 590), (400, 556), (820, 556), (880, 610), (960, 580), (250, 640), (760, 628)):
        _fern(sheet, x, y, 26 + (y - 540) * 0.4)
    for x, y, tall in ((614, 548, 58), (584, 566, 66), (548, 588, 74)):
        walker(sheet, x, y, tall, NIGHT, pack=mix(GREEN, NIGHT, 0.5), step=0.7)
    for x, width in ((-6, 96), (132, 58), (1010, 62), (1120, 104)):
        trunk(sheet, x, width, 690, mix(GREEN, NIGHT, 0.62), MOSS, 26)
    for x in range(-20, 1240, 52):
        crown(
            sheet,
            x,
            sheet.random.uniform(-8, 26),
            sheet.random.uniform(46, 78),
            mix(GREEN, NIGHT, 0.45),
            MOSS,
        )
    for x, y in ((210, 730), (330, 762), (60, 748), (960, 744), (1080, 764), (880, 768)):
        _fern(sheet, x, y, 105)
    grass(sheet, [(x, 760) for x in range(0, 1200, 9)], [mix(GREEN, NIGHT, 0.5), LEAF, GREEN], 120, 46)


def _fern(sheet: Sheet, x: float, y: float, size: float) -> None:
    for frond in range(7):
        angle = math.pi * (1.1 + 0.8 * frond / 6)
        for part in range(1, 12):
            along = part / 11
            px = x + math.cos(angle) * size * along
            py = y + math.sin(angle) * size * along + size * 0.42 * along**2.4
            leaf = size * 0.2 * math.sin(math.pi * (0.12 + 0.82 * along))
            colour = mix(GREEN, NIGHT, 0.45) if frond % 2 else mix(LEAF, MOSS, 0.3)
            for side in (-1, 1):
                turn = angle + side * 1.05
                sheet.gouge((px, py), (px + math.cos(turn) * leaf, py + math.sin(turn) * leaf), 5, colour)
