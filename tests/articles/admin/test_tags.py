"""Our tag admin: counts, folded search, merging."""

from django.contrib import admin
from taggit.models import Tag as TaggitTag

from articles.models import Tag
from articles.models.tag import made
from tests.articles.admin.forms import article_data
from tests.desk import person
from tests.factories import ArticleFactory, TagFactory

LIST = "/admin/articles/tag/"


def test_taggits_own_admin_is_gone():
    assert TaggitTag not in admin.site._registry


def test_list_counts_and_finds_without_accents(desk):
    article = ArticleFactory()
    article.tags.add("Đối ngoại", "biên phòng")
    [found] = desk.get(LIST, {"q": "ĐOI NGOAI"}).context["cl"].result_list
    assert (found.name, found.used_by) == ("Đối ngoại", 1)


def test_two_people_who_write_a_new_word_at_the_same_moment_get_one_tag(desk):
    """The second one looked before the first one was done."""
    there = TagFactory(name="Đối ngoại")
    assert (made("ĐOI NGOAI"), made("Biên phòng").name) == (there, "Biên phòng")
    assert Tag.objects.count() == 2


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


SUGGEST = f"{LIST}suggest/"


def test_tags_are_suggested_best_name_then_most_used_first_without_accents(desk, django_assert_num_queries):
    one, two = ArticleFactory(), ArticleFactory()
    one.tags.add("Đối ngoại", "đối tác", "khu đối diện", "Hà Nội")
    two.tags.add("đối tác", "đối")
    desk.get(SUGGEST)
    with django_assert_num_queries(6):  # session, person, whether it holds, rights twice, tags
        answer = desk.get(SUGGEST, {"q": "DOI"}).json()
    assert answer == {"tags": ["đối", "đối tác", "Đối ngoại", "khu đối diện"]}
    assert desk.get(SUGGEST, {"q": " "}).json() == {"tags": []}
    assert desk.get(SUGGEST, {"q": "x" * 500}).json() == {"tags": []}


def test_suggestions_are_for_those_who_write(client, db):
    client.force_login(person("registrar"))
    assert client.get(SUGGEST, {"q": "a"}).status_code == 403


def test_line_of_a_thousand_tags_is_refused_beside_its_field(desk):
    article = ArticleFactory(title="T")
    data = article_data(translation_key=article.translation_key)
    for line, sentence in [
        (", ".join(f"t{n}" for n in range(1000)), "An article carries at most 50 tags; these would be 1000."),
        ("x" * 101, f"“{'x' * 30}…” is too long for a tag: at most 100 letters."),
    ]:
        page = desk.post(f"/admin/articles/article/{article.pk}/change/", {**data, "tags": line})
        assert page.context["adminform"].form.errors["tags"] == [sentence]
    assert Tag.objects.count() == 0
