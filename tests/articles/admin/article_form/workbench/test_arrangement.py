"""The article's form as it is laid out: what is open, what is sent though it is not seen, and what it weighs."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.articles.admin.forms import INLINES, article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory

pytestmark = pytest.mark.django_db
KB = 1024
NEW = "/admin/articles/article/add/"


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("publisher"))
    return client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def opened(response):
    return [section.anchor for section in response.context["desk_sections"] if section.is_open]


WRONG = {
    "passport": {"original_date": "31.2.2024"},
    "publication": {"publish_at": "2024-02-31 08:00"},
    "filed": {"about_provinces-TOTAL_FORMS": 1, "about_provinces-0-province": "999999"},
    "images": {"images-TOTAL_FORMS": 1, "images-0-alt": "A gate without its picture"},
}


def test_section_with_an_error_opens_by_itself(desk):
    answers = {
        anchor: desk.post("/admin/articles/article/add/", article_data(**fields))
        for anchor, fields in WRONG.items()
    }
    assert {anchor: opened(answer) for anchor, answer in answers.items()} == {
        anchor: [anchor] if anchor != "publication" else [] for anchor in WRONG
    }
    new = desk.get(NEW)
    assert (opened(new), new.context["desk_publishing"].is_open) == ([], False)
    assert (
        answers["publication"].context["desk_publishing"].is_open
    )  # its fields stand in the panel of publishing


def test_question_of_a_correction_with_an_error_is_open(desk):
    article = PublishedFactory()
    known = {"slug": article.slug, "translation_key": article.translation_key, "source": article.source_id}
    answer = desk.post(change(article), article_data(significance="30", note_text="", **known))
    assert re.findall(r'<details class="desk-next"[^>]*>', answer.content.decode()) == [
        '<details class="desk-next" name="desk-bar" open>'
    ]


def test_what_is_not_asked_is_sent_all_the_same(desk):
    """Every part of the form is there once, also those that are empty or known better by a machine."""
    article = ArticleFactory()
    ImageFactory(article=article, order=3)
    page = desk.get(change(article)).content.decode()
    fields = [
        "translation_key",
        "slug",
        "retrieved_at_0",
        "images-0-order",
        *(f"{name}-TOTAL_FORMS" for name in INLINES),
    ]
    assert {name: page.count(f'name="{name}"') for name in fields} == dict.fromkeys(fields, 1)
    assert f'type="hidden" name="translation_key" value="{article.translation_key}"' in page


def test_who_publishes_has_times_and_checks_in_one_panel_and_nobody_else(desk):
    article = ArticleFactory()
    translator = DeskClient()
    translator.force_login(person("translator"))
    pages = [client.get(change(article)) for client in (desk, translator)]
    anchors = [{section.anchor for section in page.context["desk_sections"]} for page in pages]
    assert anchors[1] - anchors[0] == {"publication", "checks"}
    assert [bool(page.context["desk_publishing"]) for page in pages] == [True, False]
    for page in pages:
        html = page.content.decode()
        once = {text: html.count(text) for text in ('name="publish_at"', 'id="checks"', 'href="#checks"')}
        assert once == dict.fromkeys(once, 1)


def test_form_weighs_little(desk):
    """Ours: the page and all of `static/desk`, uncompressed; without Django's own files and the editor's."""
    page = len(desk.get(change(ArticleFactory(body="<p>A text.</p>"))).content)
    files = sum(path.stat().st_size for path in (Path(settings.BASE_DIR) / "static" / "desk").iterdir())
    assert page + files <= 250 * KB
