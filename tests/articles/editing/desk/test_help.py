"""The page of help is `docs/editors.md`, with its pictures, and each screen leads to its part."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from articles.editing.desk.help import PARTS
from tests.desk import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(person("translator", username="lan"))
    return client


def test_help_is_the_text_for_editors(desk, root: Path):
    page = desk.get("/admin/help/").content.decode()
    headings = re.findall(r"^## (.+)$", (root / "docs/editors.md").read_text(encoding="utf-8"), re.MULTILINE)
    parts = re.findall(r'<h2 id="([^"]+)">([^<]+)</h2>', page)
    assert [words for _id, words in parts] == headings
    assert set(PARTS.values()) <= {part for part, _words in parts}
    pictures = re.findall(r'<img src="([^"]+)" alt="([^"]*)"', page)
    assert {desk.get(source).status_code for source, _alt in pictures} == {200}
    assert all(alt for _source, alt in pictures)


@pytest.mark.parametrize("name", ["front", "desk-none", "..", "desk-..-secret"])
def test_pictures_of_help_alone_are_served(desk, name: str):
    assert desk.get(f"/admin/help/{name}.webp").status_code == 404


def test_each_screen_leads_to_its_part(desk):
    screens = {
        "admin:index": "",
        "admin:articles_article_add": "#write",
        "admin:articles_article_take": "#take-an-original",
        "admin:articles_article_changelist": "#the-list-of-articles",
        "admin:articles_articleimage_changelist": "#pictures",
        "admin:provinces_figure_changelist": "#the-registry",
        "admin:articles_citation_changelist": "#the-registry",
    }
    found = {name: desk.get(reverse(name)).context["help_address"] for name in screens}
    assert found == {name: f"/admin/help/{part}" for name, part in screens.items()}
