"""The border is what our outline shares with a neighbour; the rest is coast."""

from provinces.maps.areas import shapes
from provinces.maps.border import border_paths, outline
from provinces.maps.drawing import EAST, NORTH, on_grid

SQUARE = 0.2  # degrees: ten squares of the grid


def box(left, top, right, bottom):
    """A polygon in degrees east and south of the map's corner."""
    west = EAST - 5
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return [[[(west + x * SQUARE, NORTH - 1 - y * SQUARE) for x, y in corners]]]


def test_a_line_between_two_provinces_is_no_outline():
    assert len(outline([box(0, 0, 2, 2), box(2, 0, 4, 2)])) == 6


def test_border_runs_along_the_neighbour_only():
    """Of three provinces above each other the neighbour lies on the left: three steps are border, the rest is coast."""
    ours = outline([box(2, 0, 4, 1), box(2, 1, 4, 2), box(2, 2, 4, 3)])
    paths = border_paths(ours, {"LA": [box(0, 0, 2, 3)], "KH": [box(20, 20, 21, 21)]})
    left, top = on_grid(EAST - 5 + 2 * SQUARE, NORTH - 1)
    assert paths == {"LA": f"M{left},{top + 30}l0-30", "KH": ""}


def test_the_three_lines_are_drawn_without_gaps_that_a_reader_sees():
    pieces = {code: path.count("M") for code, path in shapes()["border"].items()}
    assert pieces == {"CN": 4, "LA": 5, "KH": 3}  # the points where two provinces meet on it
