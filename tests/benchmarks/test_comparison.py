"""Ratios are taken round by round."""

import pytest

from benchmarks.comparison import Ratio, ratio


def test_ratio_has_the_middle_and_the_spread():
    # The second round was slow for both: it says the same as the first.
    assert ratio([100.0, 10.0, 90.0], [50.0, 5.0, 30.0]) == Ratio(2.0, 2.0, 3.0)


def test_ratio_is_not_of_the_sums():
    assert ratio([1.0, 100.0], [1.0, 50.0]) == Ratio(1.5, 1.0, 2.0)


def test_ratio_is_written_with_its_spread():
    assert str(Ratio(2.0, 1.5, 3.25)) == "2.00 (1.50–3.25)"


def test_round_in_which_the_others_did_nothing_says_nothing():
    assert ratio([4.0, 9.0], [2.0, 0.0]) == Ratio(2.0, 2.0, 2.0)
    assert ratio([4.0], [0.0]) is None
    assert ratio([], []) is None


def test_rounds_that_do_not_match_are_refused():
    with pytest.raises(ValueError, match="2 rounds of ours and 1 of the others"):
        ratio([1.0, 2.0], [1.0])
