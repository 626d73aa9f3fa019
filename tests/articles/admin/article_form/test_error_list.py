"""What is wrong with a form stands above it in one list, each error a link to its field."""

import pytest

from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_every_error_leads_to_its_field():
    desk = DeskClient()
    desk.force_login(person("publisher"))
    article = ArticleFactory(title="T")
    sent = article_data(
        **{
            "title": "",
            "publish_at": "nonsense 08:00",
            "translation_key": article.translation_key,
            "credits-TOTAL_FORMS": 1,
            "credits-0-role": "nonsense",
            "credits-0-order": "1",
        }
    )
    page = desk.post(f"/admin/articles/article/{article.pk}/change/", sent)
    anchors = [wrong.anchor for wrong in page.context["desk_errors"]]
    assert anchors == ["id_title", "id_publish_at", "id_credits-0-person", "id_credits-0-role"]
    html = page.content.decode()
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []
    assert Article.objects.get().title == "T"


def test_form_without_errors_has_no_list():
    desk = DeskClient()
    desk.force_login(person("publisher"))
    page = desk.get(f"/admin/articles/article/{ArticleFactory().pk}/change/")
    assert (page.context["desk_errors"], "desk-errors" in page.content.decode()) == ([], False)
