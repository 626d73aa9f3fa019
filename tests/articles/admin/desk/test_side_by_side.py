"""Both texts on one page, and the button that says they agree again."""

import pytest

from articles import revisions, translations
from articles.models import Article
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
    assert translations.is_stale(stale) is False
    response = desk.post(page_of(stale), {"number": 2}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "It is current with revision 2 already."
    ]


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "9" * 40])
def test_nonsense_changes_nothing(stale, number):
    assert desk_of("translator").post(page_of(stale), {"number": number}).status_code == 200
    assert translations.is_stale(stale) is True


def test_registrar_reads_but_does_not_press(stale):
    desk = desk_of("registrar")
    assert 'type="submit" class="default"' not in desk.get(page_of(stale)).content.decode()
    desk.post(page_of(stale), {"number": 2})
    assert translations.is_stale(stale) is True


def test_saving_a_translation_ties_it_to_what_its_original_says():
    original = ArticleFactory(language="vi", title="Gốc")
    desk_of("translator").post("/admin/articles/article/add/", article_data(original=original.pk))
    translation = Article.objects.get(language="en")
    assert (translation.based_on.article, translation.based_on.content["title"]) == (original, "Gốc")


def test_text_without_an_original_has_a_page_too():
    page = desk_of("translator").get(page_of(ArticleFactory())).content.decode()
    assert "No revision of the original is kept yet." in page
