"""Counts that end at a thousand, and say so."""

import pytest
from django.db.models import OuterRef

from articles.models import Tag, TaggedArticle
from provinces.datatypes import bounded_counts
from provinces.datatypes.bounded_counts import BoundedCount, count_of, in_words
from tests.factories import ArticleFactory, TagFactory


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (999, "999"), (1_000, "1,000 or more"), (1_001, "1,000 or more")]
)
def test_number_is_said_up_to_a_thousand(number, words):
    assert in_words(number) == words


def test_rows_are_counted_up_to_the_end(db, monkeypatch):
    monkeypatch.setattr(bounded_counts, "MOST", 3)
    names = {"rare": 2, "often": 3, "always": 5, "never": 0}
    for name, number in names.items():
        tag = TagFactory(name=name)
        for _ in range(number):
            ArticleFactory().tags.add(tag)
    counted = Tag.objects.annotate(number=BoundedCount(TaggedArticle.objects.filter(tag=OuterRef("pk"))))
    assert {tag.name: tag.number for tag in counted} == {"rare": 2, "often": 3, "always": 3, "never": 0}
    assert count_of(TaggedArticle.objects.order_by("pk")) == 3
    assert count_of(TaggedArticle.objects.filter(tag__name="rare")) == 2
