"""What is said of files chosen for a form that was not saved; the page of two texts keeps their row."""

import pytest

from articles import revisions
from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("publisher", username="lan"))
    return client


def test_refused_form_names_the_files_that_it_has_lost(desk):
    article = ArticleFactory(title="T")
    address = f"/admin/articles/article/{article.pk}/change/"
    assert "Choose these files again" not in desk.get(address).content.decode()
    page = desk.post(address, article_data(title="", **row(file=file_of(drawing((30, 20))))))
    assert "Choose these files again before you save: picture.jpg." in page.content.decode()


def test_row_with_nothing_but_a_file_stays_in_the_form_of_both_texts(desk):
    article = ArticleFactory(title="T", teaser="")
    revisions.record(article=article, by=None)
    opened = desk.get(f"/admin/articles/article/{article.pk}/change/").context["desk_version"]
    Article.objects.update(teaser="Theirs.")
    revisions.record(article=Article.objects.get(), by=None)
    data = article_data(title="Mine", version=opened, **row(file=file_of(drawing((30, 20)))))
    page = desk.post(f"/admin/articles/article/{article.pk}/change/", data)
    hidden = dict(page.context["hidden"])
    assert (page.status_code, page.context["lost_files"]) == (409, ["picture.jpg"])
    assert (hidden["images-TOTAL_FORMS"], "images-0-file" in hidden) == ("1", False)


def row(**fields):
    given = {"order": "", "alt": "", "caption": "", **fields}
    return {"images-TOTAL_FORMS": "1"} | {f"images-0-{name}": value for name, value in given.items()}
