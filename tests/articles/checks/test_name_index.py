"""The index of names: whatever is written is found at the next request, and of a text only the named are read."""

import pytest

from articles.checks import name_index
from articles.checks.name_index import Phrases, people_in
from articles.models import Person, Tag
from provinces.models.kept_registry import registry_at_hand
from tests.factories import PersonFactory, TagFactory

WORDS = ["nguyen", "van", "son", "met", "an", "ninh", "bien", "gioi", "1⁄2", "x"]


def found(words):
    """The names of the people and tags that stand in these words, in a request of its own."""
    with registry_at_hand():
        index = name_index.name_index()
        tags = Tag.objects.filter(pk__in=index.tags.standing_in(words)).order_by("pk")
        return [row.name for row in (*people_in([words], index), *tags)]


def test_phrases_stand_in_a_text_also_within_others():
    phrases = Phrases()
    for number, phrase in enumerate(
        ["Nguyễn Văn", "Nguyễn Văn Sơn", "An ninh biên giới", "ninh", "Sơn met", "gone", ""]
    ):
        phrases.add(phrase, number)
    phrases.add("An Ninh Biên Giới", 7)
    assert phrases.standing_in(WORDS) == {0, 1, 2, 3, 4, 7}
    assert phrases.standing_in([]) == phrases.standing_in(["nguyen"]) == set()


def test_sign_that_folds_into_two_words_is_found_in_either_way():
    phrases = Phrases()
    phrases.add("½ x", 1)
    assert (phrases.standing_in(["1", "2", "x"]), phrases.standing_in(["1⁄2", "x"])) == ({1}, {1})


@pytest.mark.django_db(transaction=True)
def test_each_write_of_a_name_is_seen_at_the_next_request():
    person = PersonFactory(name="Nguyen Van Son")
    assert found(WORDS) == ["Nguyen Van Son"]
    tag = TagFactory(name="An ninh biên giới")
    assert found(WORDS) == ["Nguyen Van Son", "An ninh biên giới"]
    Person.objects.filter(pk=person.pk).update(name="Tran Thi Ha")
    assert found(WORDS) == ["An ninh biên giới"]
    Person.objects.filter(pk=person.pk).update(aliases="Other\nNguyễn Văn Sơn")
    assert found(WORDS) == ["Tran Thi Ha", "An ninh biên giới"]
    tag.delete()
    assert found(WORDS) == ["Tran Thi Ha"]
    Tag.objects.bulk_create([Tag(name="met an", slug="met-an")])
    assert found(WORDS) == ["Tran Thi Ha", "met an"]


@pytest.mark.django_db(transaction=True)
def test_names_are_read_once_until_one_changes(django_assert_num_queries):
    PersonFactory(name="Nguyen Van Son")
    with registry_at_hand(), django_assert_num_queries(3):
        name_index.name_index()
        name_index.name_index()
    with registry_at_hand(), django_assert_num_queries(2):
        assert [row.name for row in people_in([WORDS], name_index.name_index())] == ["Nguyen Van Son"]
    with registry_at_hand(), django_assert_num_queries(1):
        assert people_in([["nobody"]], name_index.name_index()) == []


@pytest.mark.django_db
def test_nothing_is_kept_inside_a_transaction(django_assert_num_queries):
    """A test is one: what it writes is never there for others."""
    before = dict(name_index._kept)
    PersonFactory(name="Nguyen Van Son")
    with registry_at_hand(), django_assert_num_queries(2):
        assert name_index.name_index().people.standing_in(WORDS) != set()
    assert name_index._kept == before
