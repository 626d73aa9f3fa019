"""Pieces: their key is that of what they are made of."""

import datetime as dt

from provinces.datatypes.pieces import Pieces


def key(*made_of: object) -> str:
    return Pieces(made_of, dict).key


def test_equal_rows_have_one_key_and_others_have_others():
    rows = [(1, "An Giang", None, True), (2, "Đồng Tháp", dt.date(2025, 7, 1), False)]
    assert key("read once", rows) == key("read once", [*map(tuple, rows)])
    others = [
        key("read again", rows),
        key("read once", rows[::-1]),
        key("read once", rows[:1]),
        key("read once", [(1, "An Giang", None, True), (2, "Đồng Tháp", dt.date(2025, 7, 2), False)]),
        key("read once", [("1", "An Giang", None, True), rows[1]]),
    ]
    assert len({key("read once", rows), *others}) == 6


def test_context_is_not_made_for_a_key():
    def context() -> dict:
        raise AssertionError("asked for")

    assert len(Pieces([1], context).key) == 64
