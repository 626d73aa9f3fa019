"""The border is what our outline shares with a neighbour; the rest is coast."""

from provinces.maps.areas import shapes
from provinces.maps.border import border_paths, outline
from provinces.maps.drawing import EAST, NORTH

SQUARE = 0.2  # degrees: ten squares of the grid


def box(left, top, right, bottom):
    """A polygon in degrees east and south of the map's corner."""
    west = EAST - 5
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return [[[(west + x * SQUARE, NORTH - 1 - y * SQUARE) for x, y in corners]]]


def test_a_line_between_two_provinces_is_no_outline():
    assert len(outline([box(0, 0, 2, 2), box(2, 0, 4, 2)])) == 6


def test_border_runs_along_the_neighbour_only():
    ours = outline([box(2, 0, 4, 2)])
    paths = border_paths(ours, {"LA": [box(0, 0, 2, 2)], "KH": [box(20, 20, 21, 21)]})
    assert (paths["KH"], paths["LA"].count("M")) == ("", 0)
    wide = border_paths(outline([box(2, 0, 4, 1), box(2, 1, 4, 2)]), {"LA": [box(0, 0, 2, 2)]})
    assert wide["LA"].count("M") == 1


def test_the_three_lines_are_drawn_without_gaps_that_a_reader_sees():
    assert {code: path.count("M") <= 5 for code, path in shapes()["border"].items()} == {
        "CN": True,
        "LA": True,
        "KH": True,
    }
