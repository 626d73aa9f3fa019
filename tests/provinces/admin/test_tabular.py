"""Inlines of the desk: each is bounded in number, and a forged post of more is refused with a sentence."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article
from provinces.admin.tabular import MOST_ROWS, BoundedRows, NamedRows
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


@pytest.mark.django_db
def test_every_field_of_a_row_has_a_name_from_the_first_on():
    """A label beside each field would be hidden, and a column head names none to a screen reader."""
    request = RequestFactory().get("/")
    request.user = UserFactory(is_staff=True, is_superuser=True)
    seen, nameless = 0, []
    for model_admin in admin.site._registry.values():
        for rows, inline in model_admin.get_formsets_with_inlines(request):
            if not isinstance(inline, NamedRows):
                continue
            for bound in rows().empty_form.visible_fields():
                asked = LexborHTMLParser(str(bound)).css("select, textarea, input:not([type=hidden])")
                seen += len(asked)
                nameless += [bound.html_name for each in asked if not each.attributes.get("aria-label")]
    assert nameless == []
    assert seen > 30
