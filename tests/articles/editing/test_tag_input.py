"""Tags on one line, with commas between and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editing.tag_input import line_of, tags_from
from articles.models import Tag
from provinces.datatypes.text_fields import tidy_line


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", []),
        ("joint patrol", ["joint patrol"]),
        ("joint patrol, Đối ngoại", ["joint patrol", "Đối ngoại"]),
        (" a ,, b,a ", ["a", "b"]),
        ('"one, two", three', ["one, two", "three"]),
        ('say "hello"', ['say "hello"']),
        ('"unclosed', ["unclosed"]),
        ("a\nb\x00, c", ["a b", "c"]),
        ("Đối", ["Đối"]),
    ],
)
def test_line_is_cut_at_commas(line, tags):
    assert tags_from(line) == tags


@given(st.lists(st.text(st.sampled_from('ab ,"đ'), min_size=1, max_size=8), max_size=5))
def test_line_of_tags_is_read_back(names):
    wanted = sorted({tidy_line(name) for name in names} - {""})
    assert tags_from(line_of(Tag(name=name) for name in wanted)) == wanted
