from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provinces.lineage import current_successors, successors_of, with_predecessors
from provinces.models import Succession
from tests.factories import ProvinceFactory, SuccessionFactory

pytestmark = pytest.mark.django_db


def chain(length):
    """Provinces of which each went into the next."""
    provinces = ProvinceFactory.create_batch(length)
    for before, after in pairwise(provinces):
        SuccessionFactory(predecessor=before, successor=after)
    return provinces


def test_with_predecessors_names_the_province_first_then_all_that_went_into_it():
    first, second, third = chain(3)
    beside = ProvinceFactory()
    SuccessionFactory(predecessor=beside, successor=third)
    SuccessionFactory()  # of two others
    assert with_predecessors(third) == [third, second, beside, first]


def test_with_predecessors_of_an_unchanged_province_is_itself():
    province = ProvinceFactory()
    SuccessionFactory()
    assert with_predecessors(province) == [province]


def test_successors_of_a_divided_province_are_all_its_parts():
    whole, one, other = ProvinceFactory.create_batch(3)
    for part in (one, other):
        SuccessionFactory(predecessor=whole, successor=part, extent="part")
    assert successors_of(whole) == [one, other]


def test_lineage_ends_on_a_circle_of_bad_rows():
    first, second = chain(2)
    Succession.objects.bulk_create([Succession(predecessor=second, successor=first, on="2026")])
    assert with_predecessors(first) == [first, second]
    assert successors_of(first) == [second]


@pytest.mark.parametrize("depth", [2, 12])
def test_lineage_is_read_once_whatever_the_depth(depth):
    last = chain(depth)[-1]
    counted = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            family = with_predecessors(last)
        counted.append((len(family), len(queries)))
    assert counted == [(depth, 2), (depth, 1)]  # the version of the registry, and first the rows


def test_heirs_are_those_at_the_end_of_the_chain_that_are_still_there():
    first, second, third = chain(3)
    for gone in (first, second):
        gone.valid_to = "2025-07-01"
        gone.save()
    alone = ProvinceFactory()
    heirs = [(first, [third]), (second, [third]), (alone, [])]
    assert current_successors([first, second, alone]) == heirs
    with CaptureQueriesContext(connection) as asked:
        assert current_successors([first, second, alone]) == heirs
    assert len(asked) == 1
