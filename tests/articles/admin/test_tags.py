"""Our tag admin: counts, folded search, merging."""

from django.contrib import admin
from taggit.models import Tag as TaggitTag

from articles.models import Tag
from tests.factories import ArticleFactory, TagFactory

LIST = "/admin/articles/tag/"


def test_taggits_own_admin_is_gone():
    assert TaggitTag not in admin.site._registry


def test_list_counts_and_finds_without_accents(desk):
    article = ArticleFactory()
    article.tags.add("Đối ngoại", "biên phòng")
    [found] = desk.get(LIST, {"q": "ĐOI NGOAI"}).context["cl"].result_list
    assert (found.name, found.used_by) == ("Đối ngoại", 1)


def test_merge_keeps_every_article_once(desk):
    one, two = ArticleFactory(), ArticleFactory()
    one.tags.add("border guard", "border guards")
    two.tags.add("border guards")
    stays, goes = Tag.objects.get(slug="border-guard"), Tag.objects.get(slug="border-guards")
    chosen = {"action": "merge", "_selected_action": [stays.pk, goes.pk]}
    assert b"The tag that stays" in desk.post(LIST, chosen).content
    response = desk.post(LIST, {**chosen, "confirmed": "yes", "into": stays.pk}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "1 tag was merged into “border guard”."
    ]
    assert list(Tag.objects.all()) == [stays]
    assert [list(article.tags.all()) for article in (one, two)] == [[stays], [stays]]


def test_merge_needs_two(desk):
    response = desk.post(LIST, {"action": "merge", "_selected_action": [TagFactory().pk]}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Select at least two tags to merge."
    ]


def test_tag_is_made_with_a_slug_of_our_own(desk):
    desk.post(f"{LIST}add/", {"name": "Đối ngoại", "slug": ""})
    assert Tag.objects.get().slug == "doi-ngoai"
    response = desk.post(f"{LIST}add/", {"name": "doi ngoai", "slug": "x"})
    assert response.context["adminform"].form.errors == {
        "__all__": ["This tag exists already, perhaps with other accents or capitals."]
    }
