"""Columns of the list: what each says, that they are chosen by the address, and what a page of rows costs."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import ArticleImage
from articles.pictures.renditions import WIDTHS, key_of
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
ALWAYS = ["action_checkbox", "headline", "standing", "public_on", "changed"]
DAY = dt.timedelta(days=1)
FIRST_LIST = 9  # queries: 2 of them for the tabs, one for the rows, one for their pictures


def lead(article):
    """A lead picture as `renditions.make` would leave it."""
    image = ImageFactory(
        article=article, file=f"articles/{article.pk}.jpg", width=900, height=600, is_lead=True, alt="A post"
    )
    made = {"key": key_of(image), "card": {"webp": list(WIDTHS["card"])}, "names": []}
    ArticleImage.objects.filter(pk=image.pk).update(made=made)
    return image


def columns(desk, question=""):
    return list(desk.get(f"{LIST}{question}").context["cl"].list_display)


def test_columns_are_chosen_by_the_address_and_go_with_every_link(desk):
    ArticleFactory()
    assert columns(desk) == [*ALWAYS, "language", "people", "outlet", "glance"]
    assert columns(desk, "?columns=") == [*ALWAYS, "glance"]
    assert columns(desk, "?columns=&columns=kind&columns=language&columns=nonsense") == [
        *ALWAYS,
        "language",
        "kind",
        "glance",
    ]
    page = desk.get(f"{LIST}?columns=&columns=kind&state=draft&q=title").content.decode()
    for link in re.findall(r'href="(\?[^"]*(?:language|kind)__exact=[^"]*)"', page):
        assert "columns=&amp;columns=kind" in link, link
    search = page.partition('id="changelist-search"')[2].partition("</form>")[0]
    assert re.findall(r'name="(columns|state)" value="(\w*)"', search) == [
        ("columns", ""),
        ("columns", "kind"),
        ("state", "draft"),
    ]


def test_row_says_state_ages_people_and_outlet(desk, editor):
    translator = UserFactory(username="lan")
    draft = ArticleFactory(
        title="A <draft>", created_by=translator, updated_by=editor, source__name="The Post"
    )
    publishing.submit(article=draft, by=None)
    type(draft).objects.filter(pk=draft.pk).update(updated_at=timezone.now() - 3 * DAY, updated_by=editor)
    page = desk.get(f"{LIST}?columns=&columns=people&columns=outlet").content.decode()
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [
        re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
    ]
    assert cells[1:] == [
        "A &lt;draft&gt;",
        "in review",
        "",
        "changed 3 days ago",
        "lan, editor",
        "The Post",
        "Glance",
    ]


def test_thumbnail_is_the_smallest_size_and_of_a_draft_by_way_of_the_desk(desk):
    public, draft, unmade = PublishedFactory(), ArticleFactory(), ArticleFactory()
    images = {each.pk: lead(each) for each in (public, draft)}
    ImageFactory(
        article=unmade, file="articles/large.jpg", width=9_000, height=6_000, is_lead=True, decorative=True
    )
    page = desk.get(LIST).content.decode()
    assert sorted(re.findall(r'<img src="([^"]+)" alt="" width="72"', page)) == [
        f"/admin/articles/article/{draft.pk}/thumbnail/",
        f"/images/{images[public.pk].pk}/{public.pk}-card-50-50-320.webp",
    ]


def test_page_of_rows_costs_the_same_for_one_and_for_thirty(desk):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(LIST)
        return len(asked)

    def fill(number):
        for _each in range(number):
            article = PublishedFactory(created_by=UserFactory(), updated_by=UserFactory())
            lead(article)
            ArticleFactory(taken_by=UserFactory(), taken_at=timezone.now())
            PublishedFactory(original=article, language="vi", waits_for_original=True)

    fill(1)
    few = queries()
    fill(10)
    assert (few, queries()) == (FIRST_LIST, FIRST_LIST)
