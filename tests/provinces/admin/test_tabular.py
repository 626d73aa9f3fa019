"""Inlines of the desk: each is bounded in number, and a forged post of more is refused with a sentence."""

import pytest
from django.contrib import admin

from articles.models import Article
from provinces.admin.tabular import MOST_ROWS, BoundedRows
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient
from tests.factories import UserFactory


def test_every_inline_of_the_desk_is_bounded():
    inlines = [inline for of in admin.site._registry.values() for inline in of.inlines]
    assert len(inlines) > 10
    assert [inline for inline in inlines if not issubclass(inline, BoundedRows)] == []


@pytest.mark.django_db
def test_more_rows_than_a_form_takes_are_refused():
    desk = DeskClient()
    desk.force_login(UserFactory(is_staff=True, is_superuser=True))
    sent = article_data() | {"images-TOTAL_FORMS": str(MOST_ROWS + 1)}
    page = desk.post("/admin/articles/article/add/", sent)
    assert f"Please submit at most {MOST_ROWS} forms." in page.content.decode()
    assert Article.objects.count() == 0
