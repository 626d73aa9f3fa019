"""Deleting on the desk can be undone."""

import pytest

from articles import publishing
from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def desk_of(role):
    client = DeskClient()
    client.force_login(person(role))
    return client


def said(response):
    return [str(message) for message in response.context["messages"]]


def binned(**fields):
    return publishing.to_bin(article=ArticleFactory(**fields), by=None)


def test_delete_puts_into_the_bin_and_the_list_shows_it_there():
    desk, article = desk_of("translator"), ArticleFactory(title="T")
    assert "Put “T” into the bin?" in desk.get(f"{LIST}{article.pk}/delete/").content.decode()
    assert said(desk.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)) == [
        "“T” is in the bin."
    ]
    on_desk, in_bin = (
        desk.get(LIST, question).context["cl"].result_list for question in ({}, {"state": "binned"})
    )
    assert (list(on_desk), list(in_bin)) == ([], [article])


def test_public_article_is_not_deleted():
    article = PublishedFactory(title="T")
    response = desk_of("publisher").post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)
    assert said(response) == ["“T” is published; withdraw it first."]
    assert list(Article.objects.public()) == [article]


def test_taken_out_again_by_a_question_and_a_button():
    desk, article = desk_of("translator"), binned(title="T")
    page = desk.get(f"{LIST}{article.pk}/change/")
    [notice] = page.context["desk_notices"]
    assert [tool.label for tool in notice.links] == ["Take it out"]
    desk.get(notice.links[0].url)
    assert list(Article.objects.on_desk()) == []
    assert said(desk.post(notice.links[0].url, follow=True)) == ["“T” is on the desk again."]
    assert list(Article.objects.on_desk()) == [article]


def test_what_lies_in_the_bin_is_not_edited():
    article = binned(title="T")
    data = article_data(title="Changed", translation_key=article.translation_key)
    assert desk_of("publisher").post(f"{LIST}{article.pk}/change/", data).status_code == 403
    assert Article.objects.get().title == "T"


def test_only_an_administrator_deletes_for_ever():
    article = binned(title="T")
    assert desk_of("publisher").post(f"{LIST}{article.pk}/purge/").status_code == 403
    desk = desk_of("administrator")
    assert "This cannot be undone." in desk.get(f"{LIST}{article.pk}/purge/").content.decode()
    assert Article.objects.count() == 1
    assert said(desk.post(f"{LIST}{article.pk}/purge/", follow=True)) == ["“T” is deleted for ever."]
    assert Article.objects.count() == 0


@pytest.mark.parametrize("step", ["delete", "restore", "purge"])
def test_article_that_is_gone_is_no_server_error(step):
    assert desk_of("administrator").post(f"{LIST}99999/{step}/", {"post": "yes"}).status_code in {302, 404}


def test_registrar_may_not():
    article, lying = ArticleFactory(title="T"), binned()
    desk = desk_of("registrar")
    assert desk.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    desk.post(f"{LIST}{lying.pk}/restore/")
    assert list(Article.objects.on_desk()) == [article]
