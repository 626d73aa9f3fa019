"""The desk's pages are valid HTML, as far as they are ours."""

import pytest
from django.contrib import admin

from articles import publishing
from articles.models import Article
from tests import factories
from tests.crawl import LINK
from tests.desk import DeskClient, person
from tests.html_rules import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> DeskClient:
    client = DeskClient()
    client.force_login(person("administrator"))
    return client


@pytest.fixture
def article() -> Article:
    """An article in review, made from one of ours, that a reviewer has spoken about."""
    original = factories.PublishedFactory(title="Gốc", language="vi", body="<p>Một.</p><p>Hai.</p>")
    article = factories.ArticleFactory(
        original=original,
        translation_key=original.translation_key,
        body="<h3>Small</h3><p>One.</p>",
        created_by=person("translator"),
    )
    article.tags.add("border")
    factories.ImageFactory(article=article)
    factories.CreditFactory(article=article)
    publishing.submit(article=article, by=article.created_by)
    publishing.comment(article=article, by=person("editor"), comment="Is it so?", passage="One.")
    return article


def ours(page: str) -> list[str]:
    """The faults of a page but Django's own: it describes fields by help texts that it prints elsewhere or later."""
    return [fault for fault in faults(page) if "aria-describedby" not in fault]


def test_no_page_of_the_desk_has_a_fault(administrator: DeskClient, article: Article):
    change = f"/admin/articles/article/{article.pk}"
    paths = [
        f"{change}/{page}/"
        for page in ("change", "side-by-side", "review", "preview-link", "glance", "history")
    ]
    paths += [
        "/admin/",
        "/admin/articles/article/take/",
        "/admin/articles/article/views/",
        "/admin/articles/article/week/",
        "/admin/articles/article/?state=public&source=nobody",
    ]
    paths += [f"/admin/articles/article/{article.original.pk}/withdraw/"]
    paths += [
        path for path in LINK.findall(administrator.get("/admin/").content.decode()) if "/admin/desk/" in path
    ]
    for model in admin.site._registry:
        if model._meta.app_label in {"articles", "provinces"}:
            where = f"/admin/{model._meta.app_label}/{model._meta.model_name}"
            paths += [f"{where}/", f"{where}/add/"]
    assert any("/admin/desk/" in path for path in paths)
    pages = {path: administrator.get(path) for path in paths}

    # Made in the form of an article, by readers, or by whoever logs in.
    elsewhere = {"articleimage", "changenote", "errorreport", "accessentry"}
    assert {path for path, page in pages.items() if page.status_code != 200} == {
        f"/admin/articles/{name}/add/" for name in elsewhere
    }
    assert {path: found for path, page in pages.items() if (found := ours(page.content.decode()))} == {}
