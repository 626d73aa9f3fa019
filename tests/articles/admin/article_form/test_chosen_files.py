"""What is said of files chosen for a form that was not saved; the page of two texts keeps their row."""

import pytest

from articles import revisions
from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory

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


def test_every_other_form_with_a_file_is_known_again_and_names_what_it_lost(desk):
    """By the key in it the script finds what the browser keeps for this form (e2e/test_profile.py)."""
    article = ArticleFactory(title="T", original_text="Một.")
    image = ImageFactory(article=article)
    wrong = {
        "/admin/auth/user/profile/": {"photograph": file_of(drawing((30, 20))), "focal_x": "200"},
        "/admin/articles/article/take/": {"file": file_of(drawing((30, 20)))},
        f"/admin/articles/article/{article.pk}/retrieve/": {"file": file_of(drawing((30, 20)))},
        f"/admin/articles/articleimage/{image.pk}/change/": {
            "file": file_of(drawing((30, 20))),
            "order": "x",
        },
    }
    said = "Choose these files again before you save: picture.jpg."
    found = {}
    for address, data in wrong.items():
        key = desk.get(address).context["file_key"]
        page = desk.post(address, data | {"form_key": key}).content.decode()
        found[address] = (
            f'name="form_key" value="{key}"' in page,
            said in page,
            "desk/chosen_files.js" in page,
        )
    assert found == dict.fromkeys(wrong, (True, True, True))


def row(**fields):
    given = {"order": "", "alt": "", "caption": "", **fields}
    return {"images-TOTAL_FORMS": "1"} | {f"images-0-{name}": value for name, value in given.items()}
