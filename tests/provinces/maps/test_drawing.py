"""From degrees to paths: neighbours keep their common border, islands that are too small go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provinces.maps.drawing import HEIGHT, WIDTH, on_grid, path_of, ring

SQUARE = [(105, 20), (106, 20), (106, 21), (105, 21), (105, 20)]


def test_window_is_the_whole_grid():
    assert (on_grid(101.6, 23.9), on_grid(111.4, 8.2)) == ((0, 0), (WIDTH, HEIGHT))


def test_corners_on_a_straight_line_are_dropped():
    assert len(ring([(105, 20), (105.5, 20), (106, 20), (106, 21), (105, 21), (105, 20)])) == 4


def test_path_is_closed_and_in_small_steps():
    assert path_of([[SQUARE]]) == "M163,195l48,0 0-50-48,0z"


def test_small_islands_go_and_the_only_one_stays():
    islet = [(107, 15), (107.02, 15), (107.02, 15.02), (107, 15.02), (107, 15)]
    assert path_of([[SQUARE], [islet]]) == path_of([[SQUARE]])
    assert path_of([[islet]]).startswith("M")


def test_shape_without_corners_is_nothing():
    assert path_of([[[(105, 20), (105, 20)]]]) == ""


@pytest.mark.walk
@given(st.lists(st.tuples(st.floats(90, 120), st.floats(0, 30)), max_size=12))
def test_every_corner_is_in_the_window(corners):
    points = ring(corners)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


@pytest.mark.parametrize("shift", [0.0, 0.004, -0.006])
def test_neighbours_share_their_border(shift):
    """A border drawn twice, once for each side, stays one line."""
    border = [(105 + shift, 20.0), (105.013, 20.51), (105.2, 21.0)]
    west = ring([*border, (104, 21), (104, 20)])
    east = ring([*border, (106, 21), (106, 20)])
    assert {on_grid(*point) for point in border} <= set(west) & set(east)
