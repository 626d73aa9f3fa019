"""Boats: a sampan with its rower, a fishing boat, a patrol boat without any mark."""

from articles.illustrations.palette import BRICK, OCHRE, PAPER, STRAW, Colour, mix
from articles.illustrations.people import seated, walker
from articles.illustrations.sheet import Point, Sheet


def sampan(sheet: Sheet, x: float, y: float, length: float, colour: Colour, people: int = 2) -> None:
    """A narrow boat with raised ends; its rower stands at the stern (left)."""
    half = length / 2
    for seat in range(people):
        seated(sheet, x - half * 0.1 + seat * length * 0.2, y + 1, length * 0.16, colour)
    walker(sheet, x - half * 0.62, y + 2, length * 0.3, colour, step=0.5, hat="cone")
    sheet.line(
        [(x - half * 0.44, y - length * 0.18), (x - half * 1.08, y + length * 0.13)], length * 0.014, colour
    )
    sheet.shape(
        [
            (x - half, y - length * 0.07),
            (x - half * 0.7, y),
            (x + half * 0.7, y),
            (x + half, y - length * 0.08),
            (x + half * 0.72, y + length * 0.06),
            (x - half * 0.72, y + length * 0.06),
        ],
        colour,
    )
    sheet.gouge((x - half * 0.75, y + 3), (x + half * 0.75, y + 3), length * 0.014, mix(colour, STRAW, 0.6))
    for row in range(3):
        reach = half * (0.85 - row * 0.2)
        level = y + length * 0.085 + row * 7
        sheet.gouge((x - reach, level), (x + reach * 0.8, level), 4, mix(colour, PAPER, 0.12))


def fishing_boat(sheet: Sheet, x: float, y: float, length: float, colour: Colour, facing: int = 1) -> None:
    """A wooden coaster: high bow, cabin aft, a mast with its stays."""

    def at(across: float, up: float) -> Point:
        return (x + facing * across * length, y - up * length)

    sheet.line([at(0.05, 0.1), at(0.05, 0.52)], length * 0.018, colour)
    sheet.line([at(0.05, 0.5), at(0.47, 0.2)], length * 0.008, colour)
    sheet.line([at(0.05, 0.5), at(-0.46, 0.15)], length * 0.008, colour)
    sheet.shape([at(-0.4, 0.1), at(-0.4, 0.3), at(-0.1, 0.3), at(-0.07, 0.1)], colour)
    sheet.shape([at(-0.44, 0.3), at(-0.44, 0.33), at(-0.06, 0.33), at(-0.06, 0.3)], BRICK)
    for window in range(2):
        sheet.shape(
            [
                at(-0.35 + window * 0.13, 0.26),
                at(-0.27 + window * 0.13, 0.26),
                at(-0.27 + window * 0.13, 0.18),
                at(-0.35 + window * 0.13, 0.18),
            ],
            STRAW,
        )
    sheet.shape([at(-0.47, 0.13), at(0.25, 0.11), at(0.52, 0.23), at(0.42, -0.02), at(-0.43, -0.02)], colour)
    sheet.shape(
        [at(-0.46, 0.085), at(0.3, 0.07), at(0.49, 0.145), at(0.485, 0.12), at(0.3, 0.04), at(-0.455, 0.055)],
        OCHRE,
    )
    sheet.shape([at(0.05, 0.52), at(0.05, 0.45), at(-0.09, 0.49)], BRICK)


def patrol_boat(
    sheet: Sheet, x: float, y: float, length: float, hull: Colour, light: Colour, dark: Colour
) -> None:
    """A patrol boat steaming to the right: raked bow, stepped house, lattice mast, a plain pennant."""

    def at(across: float, up: float) -> Point:
        return (x + across * length, y - up * length)

    mast = length * 0.011
    sheet.line([at(-0.03, 0.2), at(-0.045, 0.4)], mast, dark)
    sheet.line([at(0.02, 0.2), at(-0.03, 0.38)], mast, dark)
    sheet.line([at(-0.1, 0.325), at(0.035, 0.325)], mast * 0.8, dark)
    sheet.line([at(-0.085, 0.36), at(0.0, 0.36)], mast * 1.6, dark)
    sheet.line([at(-0.045, 0.38), at(0.43, 0.135)], mast * 0.3, dark)
    sheet.shape([at(-0.048, 0.4), at(-0.048, 0.355), at(-0.135, 0.378)], BRICK)
    sheet.shape([at(-0.13, 0.17), at(-0.1, 0.245), at(0.08, 0.245), at(0.125, 0.165)], light)
    sheet.shape([at(-0.085, 0.228), at(-0.09, 0.197), at(0.105, 0.197), at(0.088, 0.228)], dark)
    for post in range(1, 5):
        sheet.line([at(-0.09 + post * 0.039, 0.228), at(-0.09 + post * 0.039, 0.197)], mast * 0.6, light)
    sheet.shape(
        [at(-0.32, 0.09), at(-0.31, 0.15), at(-0.15, 0.15), at(-0.14, 0.18), at(0.15, 0.18), at(0.19, 0.09)],
        mix(light, hull, 0.16),
    )
    for port in range(5):
        px, py = at(-0.26 + port * 0.085, 0.12)
        sheet.disc(px, py, length * 0.01, dark)
    sheet.shape([at(-0.24, 0.15), at(-0.22, 0.225), at(-0.16, 0.225), at(-0.155, 0.15)], hull)
    sheet.shape([at(-0.235, 0.195), at(-0.23, 0.21), at(-0.158, 0.21), at(-0.158, 0.195)], OCHRE)
    sheet.shape([at(-0.47, 0.095), at(0.2, 0.095), at(0.5, 0.135), at(0.37, -0.05), at(-0.45, -0.05)], hull)
    sheet.shape(
        [
            at(-0.468, 0.088),
            at(0.2, 0.088),
            at(0.487, 0.122),
            at(0.479, 0.11),
            at(0.2, 0.072),
            at(-0.466, 0.072),
        ],
        light,
    )
    sheet.shape([at(-0.454, 0.0), at(0.405, 0.0), at(0.385, -0.03), at(-0.452, -0.03)], BRICK)
    rail = [at(0.2, 0.13), at(0.47, 0.165)]
    sheet.line(rail, mast * 0.35, dark)
    for post in range(6):
        along = post / 5
        sheet.line(
            [at(0.2 + 0.27 * along, 0.13 + 0.035 * along), at(0.2 + 0.27 * along, 0.095 + 0.035 * along)],
            mast * 0.35,
            dark,
        )
    sheet.line([at(-0.46, 0.095), at(-0.46, 0.18)], mast * 0.5, dark)
