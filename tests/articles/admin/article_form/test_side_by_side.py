"""Both texts on one page, and the button that says they agree again."""

import pytest

from articles import revisions
from articles.models import Article
from articles.translation import staleness
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def desk_of(role):
    client = DeskClient()
    client.force_login(person(role))
    return client


@pytest.fixture
def stale():
    article = ArticleFactory(title="One", teaser="", body="<p>164 km long</p>")
    revisions.record_original(article=article, text="Một\ndài 164 km", by=None)
    revisions.record_original(article=article, text="Một\ndài hơn 164 km", by=None)
    return article


def page_of(article):
    return f"/admin/articles/article/{article.pk}/side-by-side/"


def test_stale_paragraph_is_marked_with_its_words(stale):
    page = desk_of("translator").get(page_of(stale)).content.decode()
    assert "Made from revision 1; the original is at revision 2. 1 paragraph is to be looked at." in page
    assert "<ins>hơn</ins>" in page
    assert page.count('class="sides-stale"') == 1


def test_form_says_that_the_original_has_changed(stale):
    desk = desk_of("translator")
    context = desk.get(f"/admin/articles/article/{stale.pk}/change/").context
    assert [notice.sentence for notice in context["desk_notices"]] == [
        "The original has changed since revision 1, from which this was made."
    ]
    assert "Side by side" in [tool.label for tool in context["desk_tools"]]


def test_button_clears_it_once(stale):
    desk = desk_of("translator")
    response = desk.post(page_of(stale), {"number": 2}, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["“One” is current with revision 2."]
    assert staleness.is_stale(stale) is False
    response = desk.post(page_of(stale), {"number": 2}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "It is current with revision 2 already."
    ]


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "9" * 40])
def test_nonsense_changes_nothing(stale, number):
    assert desk_of("translator").post(page_of(stale), {"number": number}).status_code == 200
    assert staleness.is_stale(stale) is True


def test_registrar_reads_but_does_not_press(stale):
    desk = desk_of("registrar")
    assert 'type="submit" class="default"' not in desk.get(page_of(stale)).content.decode()
    desk.post(page_of(stale), {"number": 2})
    assert staleness.is_stale(stale) is True


def test_saving_a_translation_ties_it_to_what_its_original_says():
    original = ArticleFactory(language="vi", title="Gốc")
    desk_of("translator").post("/admin/articles/article/add/", article_data(original=original.pk))
    translation = Article.objects.get(language="en")
    assert (translation.based_on.article, translation.based_on.content["title"]) == (original, "Gốc")


def test_text_without_an_original_has_a_page_too():
    page = desk_of("translator").get(page_of(ArticleFactory())).content.decode()
    assert "No revision of the original is kept yet." in page


def paragraphs_beside(response):
    """What stands beside the editor of the text: (the original, the places of ours, what changed)."""
    beside = response.context["desk_original"]
    return [(each["pair"].original, each["lines"], each["pair"].change) for each in beside.paragraphs]


def form_of(article):
    return f"/admin/articles/article/{article.pk}/change/"


def test_original_stands_beside_the_editor_paragraph_by_paragraph(stale):
    response = desk_of("translator").get(form_of(stale))
    assert paragraphs_beside(response) == [("Một", "", ""), ("dài hơn 164 km", "0", "changed")]
    page = response.content.decode()
    assert page.count("<ins>hơn</ins>") == 1
    assert page.count('<textarea name="body"') == 1


def test_paragraph_taken_out_is_still_beside_the_editor(stale):
    revisions.record_original(article=stale, text="dài hơn 164 km", by=None)
    response = desk_of("translator").get(form_of(stale))
    assert [change for _original, _lines, change in paragraphs_beside(response)] == ["gone", "changed"]


def test_text_without_an_original_has_the_editor_alone():
    pages = [
        desk_of("translator").get(form_of(article)).content.decode()
        for article in (ArticleFactory(), ArticleFactory(original_text="Một"))
    ]
    counts = [(page.count('class="beside-original"'), page.count('name="body"')) for page in pages]
    assert counts == [(0, 1), (1, 1)]


def test_text_of_the_original_is_shown_as_text():
    article = ArticleFactory()
    revisions.record_original(article=article, text="<script>alert(1)</script>", by=None)
    page = desk_of("translator").get(form_of(article)).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (False, True)


def test_what_was_typed_is_saved_with_the_original_beside_it(stale):
    desk_of("translator").post(form_of(stale), article_data(title="One", body="<p>over 164 km long</p>"))
    assert Article.objects.get().body == "<p>over 164 km long</p>"


def test_error_leaves_what_was_typed_beside_the_original(stale):
    response = desk_of("translator").post(form_of(stale), article_data(title="", body="<p>typed</p>"))
    assert list(response.context["adminform"].form.errors) == ["title"]
    assert "&lt;p&gt;typed&lt;/p&gt;</textarea>" in response.content.decode()


def test_original_beside_costs_the_same_for_one_paragraph_and_for_thirty(stale, django_assert_num_queries):
    for lines in (2, 30):
        revisions.record_original(article=stale, text="\n".join(["Một"] * lines), by=None)
        article = Article.objects.select_related("original", "based_on").get()
        with django_assert_num_queries(3):
            staleness.sides_of(article)


def test_original_changed_and_changed_back_has_nothing_to_look_at(stale):
    revisions.record_original(article=stale, text="Một\ndài 164 km", by=None)
    page = desk_of("translator").get(page_of(stale)).content.decode()
    assert "the original is at revision 3. 0 paragraphs are to be looked at." in page
    assert 'class="sides-stale"' not in page
