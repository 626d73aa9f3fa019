"""The inks of the house: few, so that fourteen pictures look like prints from one workshop."""

Colour = tuple[int, int, int]

PAPER: Colour = (244, 236, 216)
MIST: Colour = (203, 210, 200)
SMOKE: Colour = (148, 164, 160)
GREEN: Colour = (30, 62, 48)
LEAF: Colour = (67, 104, 74)
MOSS: Colour = (133, 150, 96)
INK: Colour = (24, 43, 64)
WATER: Colour = (62, 98, 118)
NIGHT: Colour = (15, 25, 38)
BRICK: Colour = (168, 58, 38)
ROSE: Colour = (214, 134, 98)
OCHRE: Colour = (209, 152, 58)
STRAW: Colour = (232, 203, 136)
EARTH: Colour = (104, 68, 44)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; `share` 0 is the first, 1 the second."""
    share = min(1.0, max(0.0, share))
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )
