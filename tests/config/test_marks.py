"""The lists by which tests are marked name places that exist: a renamed file would else lose its mark unseen."""

import pytest

from tests.conftest import BOTH_DATABASES, ROOT, WALKS


@pytest.mark.parametrize("listed", [BOTH_DATABASES, WALKS], ids=["both databases", "walks"])
def test_every_listed_place_exists_and_the_list_is_sorted(listed):
    assert [place for place in listed if not (ROOT / "tests" / place).exists()] == []
    assert listed == sorted(set(listed))
