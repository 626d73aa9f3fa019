"""Reading a drawn shape again: its corners, its frame, and the room for a name."""

from provinces.maps.visible import Frame, frame_around, places_for_name, rings_of


def test_rings_are_the_corners_of_each_closed_line():
    assert rings_of("M1,2l3,0 0,4-3,0zM10,10l-1-1z") == [
        [(1, 2), (4, 2), (4, 6), (1, 6)],
        [(10, 10), (9, 9)],
    ]


def test_a_frame_has_the_shape_in_its_middle_and_the_proportions_of_a_picture():
    frame = frame_around([(200, 300), (220, 300), (220, 360), (200, 360)])
    middle = (frame.left + frame.width / 2, frame.top + frame.height / 2)
    assert (frame.width / frame.height > 1.32, middle) == (True, (210, 330))


def test_a_small_island_keeps_its_surroundings():
    frame = frame_around([(100, 100), (102, 100), (102, 102)])
    assert (frame.width, frame.height) == (80, 60)


def test_a_frame_stays_within_what_is_drawn():
    assert frame_around([(0, 0), (2, 0), (2, 2)]) == Frame(0, 0, 80, 60)


def test_a_name_stands_in_the_middle_of_the_widest_line_or_nowhere():
    square = [[(0, 0), (40, 0), (40, 40), (0, 40)]]
    frame = Frame(0, 0, 100, 40)
    assert places_for_name(square, frame, 30, 5)[0][0] == 20
    assert places_for_name(square, frame, 41, 5) == []


def test_a_frame_meets_only_what_reaches_into_it():
    frame = Frame(0, 0, 10, 10)
    assert [frame.meets([[(9, 9), (20, 9)]]), frame.meets([[(11, 1), (20, 9)]])] == [True, False]
