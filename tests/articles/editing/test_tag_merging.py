"""Tags renamed and merged: the addresses they had lead on, and tell nothing of drafts."""

import pytest
from django.test import Client

from articles.editing.tag_merging import keep_address, merge_tags
from articles.models import FormerTagSlug, Tag
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, TagFactory

pytestmark = pytest.mark.django_db


def answer(slug):
    response = Client().get(f"/tags/{slug}/")
    return response.status_code, getattr(response, "url", "")


@pytest.fixture
def used():
    tag = TagFactory(name="border")
    PublishedFactory().tags.add(tag)
    return tag


def rename(tag, **fields):
    client = DeskClient()
    client.force_login(person("publisher"))
    return client.post(
        f"/admin/articles/tag/{tag.pk}/change/", {"name": tag.name, "slug": tag.slug, **fields}
    )


def test_renamed_tag_is_found_at_its_old_address(used):
    assert rename(used, name="borderland", slug="borderland").status_code == 302
    assert (answer("border"), answer("borderland")) == ((301, "/tags/borderland/"), (200, ""))


def test_there_is_no_chain_after_two_renames(used):
    rename(used, slug="second")
    used.refresh_from_db()
    rename(used, slug="third")
    assert (answer("border"), answer("second")) == ((301, "/tags/third/"), (301, "/tags/third/"))


def test_taking_the_old_address_back_needs_no_leading(used):
    rename(used, slug="second")
    used.refresh_from_db()
    rename(used, slug="border")
    assert (answer("border"), answer("second")) == ((200, ""), (301, "/tags/border/"))


def test_merged_tags_lead_to_the_one_that_stays(used):
    other, former = TagFactory(name="frontier"), TagFactory(name="marches")
    merge_tags(into=other, others=[former])
    merge_tags(into=used, others=[other])
    assert (answer("frontier"), answer("marches")) == ((301, "/tags/border/"), (301, "/tags/border/"))


def test_old_address_of_a_word_of_drafts_is_no_page():
    tag = TagFactory(name="secret")
    ArticleFactory().tags.add(tag)
    rename(tag, slug="hidden")
    assert FormerTagSlug.objects.count() == 1
    assert (answer("secret"), answer("hidden")) == ((404, ""), (404, ""))


def test_address_of_a_living_tag_is_never_led_away(used):
    other = TagFactory(name="trade")
    keep_address(former="trade", tag=used)
    assert (FormerTagSlug.objects.count(), Tag.objects.filter(pk=other.pk).count()) == (0, 1)


@pytest.mark.parametrize("name", ["BORDER", "Bordér", "b\u006fr\u0064er\u0301"])
def test_same_word_in_other_letters_is_refused_in_a_sentence(used, name):
    other = TagFactory(name="trade")
    response = rename(other, name=name)
    assert response.context["errors"] == [
        ["This tag exists already, perhaps with other accents or capitals."]
    ]
