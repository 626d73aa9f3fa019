"""People as a paper-cutter sees them: no faces, no badges, nobody in particular."""

from articles.illustrations.palette import Colour
from articles.illustrations.sheet import Point, Sheet


def walker(
    sheet: Sheet,
    x: float,
    foot: float,
    height: float,
    colour: Colour,
    *,
    step: float = 1.0,
    hat: str = "cap",
    pack: Colour | None = None,
    facing: int = 1,
) -> None:
    """Somebody walking. `step` is the stride (-1 to 1), `hat` cap, cone or none, `facing` 1 right or -1 left."""

    def at(across: float, up: float) -> Point:
        return (x + facing * across * height, foot - up * height)

    stride = 0.17 * step
    sheet.line([at(0.0, 0.5), at(stride * 0.65, 0.26), at(stride, 0.02)], height * 0.1, colour)
    sheet.line([at(0.0, 0.5), at(-stride * 0.4, 0.27), at(-stride * 1.1, 0.03)], height * 0.1, colour)
    sheet.line([at(stride, 0.02), at(stride + 0.07, 0.015)], height * 0.06, colour)
    sheet.line([at(-stride * 1.1, 0.03), at(-stride * 1.1 + 0.07, 0.02)], height * 0.06, colour)
    if pack is not None:
        sheet.shape([at(-0.09, 0.84), at(-0.22, 0.8), at(-0.23, 0.56), at(-0.08, 0.54)], pack)
    sheet.shape([at(-0.1, 0.84), at(0.07, 0.84), at(0.1, 0.7), at(0.085, 0.46), at(-0.09, 0.46)], colour)
    sheet.line([at(0.0, 0.78), at(0.08, 0.63), at(0.17, 0.6)], height * 0.07, colour)
    hx, hy = at(0.03, 0.92)
    sheet.disc(hx, hy, height * 0.072, colour)
    if hat == "cap":
        sheet.shape(
            [at(-0.07, 0.955), at(-0.04, 1.02), at(0.08, 1.02), at(0.11, 0.955), at(0.15, 0.94)], colour
        )
    elif hat == "cone":
        sheet.shape([at(-0.13, 0.93), at(0.03, 1.06), at(0.19, 0.93)], colour)


def seated(sheet: Sheet, x: float, seat: float, height: float, colour: Colour, *, cone: bool = True) -> None:
    """Somebody sitting in a boat, seen from the side: back, knees, head."""
    sheet.shape(
        [
            (x - height * 0.25, seat),
            (x - height * 0.16, seat - height * 0.62),
            (x + height * 0.1, seat - height * 0.62),
            (x + height * 0.2, seat - height * 0.3),
            (x + height * 0.42, seat - height * 0.28),
            (x + height * 0.42, seat),
        ],
        colour,
    )
    sheet.disc(x, seat - height * 0.76, height * 0.14, colour)
    if cone:
        sheet.shape(
            [
                (x - height * 0.34, seat - height * 0.76),
                (x, seat - height * 1.04),
                (x + height * 0.34, seat - height * 0.76),
            ],
            colour,
        )


def from_above(
    sheet: Sheet, x: float, y: float, size: float, coat: Colour, hair: Colour, chair: Colour, down: int
) -> None:
    """Somebody at a table seen from the ceiling; `down` is 1 when the table lies below them, else -1."""
    sheet.oval(x + 8, y + 12, size * 1.05, size * 0.6, hair)
    sheet.oval(x, y - down * size * 0.36, size * 0.8, size * 0.5, chair)
    for side in (-1, 1):
        elbow = (x + side * size * 0.95, y + down * size * 0.3)
        hand = (x + side * size * 0.42, y + down * size * 0.98)
        sheet.line([(x + side * size * 0.7, y), elbow, hand], size * 0.36, coat)
        sheet.disc(hand[0], hand[1], size * 0.17, (214, 160, 118))
    sheet.oval(x, y, size, size * 0.5, coat)
    sheet.disc(x, y + down * size * 0.08, size * 0.42, hair)
