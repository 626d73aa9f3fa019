"""What the tests of feeds and of former addresses share."""

from collections.abc import Iterator

import pytest

from tests.world import World, standing_world


@pytest.fixture(scope="module")
def one_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with standing_world(django_db_blocker) as world:
        yield world


@pytest.fixture
def world(one_world: World, db) -> World:
    """The small world of `tests/world.py`, made once a module; what a test changes in its rows is put back."""
    return one_world
