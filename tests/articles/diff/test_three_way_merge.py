"""Two changes of one text put together: by a table, and by rules that hold for all texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.diff.three_way_merge import merge, merge_sets, merge_value, merged

BASE = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("mine", "theirs", "result", "kinds"),
    [
        (BASE, BASE, BASE, ["same"]),
        (["A", "b", "c", "d"], BASE, ["A", "b", "c", "d"], ["mine", "same"]),
        (BASE, ["a", "b", "c", "D"], ["a", "b", "c", "D"], ["same", "theirs"]),
        (
            ["A", "b", "c", "d"],
            ["a", "b", "c", "D"],
            ["A", "b", "c", "D"],
            ["mine", "same", "theirs"],
        ),
        (
            ["a", "B", "c", "d"],
            ["a", "X", "c", "d"],
            ["a", "B", "X", "c", "d"],
            ["same", "conflict", "same"],
        ),
        (["a", "B", "c", "d"], ["a", "B", "c", "d"], ["a", "B", "c", "d"], ["same", "same", "same"]),
        (["a", "new", "b", "c", "d"], ["b", "c", "d"], ["a", "new", "b", "c", "d"], ["conflict", "same"]),
        (["a", "b", "c"], BASE, ["a", "b", "c"], ["same", "mine"]),
        (["a", "b", "c", "d", "e"], ["z", *BASE], ["z", "a", "b", "c", "d", "e"], ["theirs", "same", "mine"]),
        ([], BASE, [], ["mine"]),
        (
            ["a", "B", "c", "d"],
            ["a", "b", "C", "d"],
            ["a", "B", "C", "d"],
            ["same", "mine", "theirs", "same"],
        ),
    ],
)
def test_three_texts(mine, theirs, result, kinds):
    chunks = merge(BASE, mine, theirs)
    assert merged(chunks) == result
    assert [chunk.kind for chunk in chunks] == kinds


def test_without_a_base_all_that_differs_is_a_conflict():
    chunks = merge(None, ["a", "b"], ["a", "c"])
    assert [(chunk.kind, chunk.merged) for chunk in chunks] == [("same", ("a",)), ("conflict", ("b", "c"))]


TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_that_either_wrote_is_lost(base, mine, theirs):
    result = merged(merge(base, mine, theirs))
    written = [each for each in [*mine, *theirs] if each not in base]
    assert [each for each in written if each not in result] == []


@given(TEXTS, TEXTS)
def test_nothing_of_either_is_lost_without_a_base(mine, theirs):
    result = merged(merge(None, mine, theirs))
    assert [each for each in [*mine, *theirs] if each not in result] == []


@given(TEXTS, TEXTS)
def test_who_changed_nothing_gets_the_others_text(base, other):
    assert merged(merge(base, base, other)) == other
    assert merged(merge(base, other, base)) == other


@given(TEXTS, TEXTS)
def test_same_change_by_both_is_no_conflict(base, both):
    chunks = merge(base, both, both)
    assert (merged(chunks), [chunk for chunk in chunks if chunk.kind == "conflict"]) == (both, [])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("a", "a", "b", ("b", False)),
        ("a", "b", "a", ("b", False)),
        ("a", "b", "b", ("b", False)),
        ("a", "b", "c", ("b", True)),
        (None, "b", "c", ("b", True)),
        (None, "b", "b", ("b", False)),
    ],
)
def test_one_line(base, mine, theirs, result):
    assert merge_value(base, mine, theirs) == result


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ({"a", "b"}, {"a", "b", "c"}, {"a"}, {"a", "c"}),
        ({"a"}, {"a"}, {"a", "b"}, {"a", "b"}),
        ({"a"}, set(), {"a"}, set()),
        (None, {"a"}, {"b"}, {"a", "b"}),
    ],
)
def test_tags(base, mine, theirs, result):
    assert merge_sets(base, mine, theirs) == result
