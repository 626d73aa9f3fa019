"""A glance at an article: what it says, whole or as a part, and the small picture of a draft."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import ArticleImage
from articles.pictures import renditions
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def test_glance_shows_title_teaser_state_and_findings_as_page_and_as_part(desk):
    article = ArticleFactory(title="One & two", teaser="What it is about.", body="<p>One.</p>")
    page = desk.get(f"{LIST}{article.pk}/glance/")
    part = desk.get(f"{LIST}{article.pk}/glance/?part")
    text = part.content.decode()
    assert ("<html" in page.content.decode(), "<html" in text) == (True, False)
    assert text.strip().startswith('<article class="desk-glanced">')
    shown = ("One &amp; two</h2>", "What it is about.", ">draft</span>", f'href="{LIST}{article.pk}/change/"')
    assert [words for words in shown if words not in text] == []
    assert (part.context["errors"], part.context["warnings"]) == (
        page.context["errors"],
        page.context["warnings"],
    )
    assert part.context["warnings"] > 0


def test_glance_at_nothing_is_no_such_page(desk):
    assert [desk.get(f"{LIST}999/{page}/").status_code for page in ("glance", "thumbnail")] == [404, 404]


def test_thumbnail_of_a_draft_is_sent_to_the_desk_and_not_to_readers(desk, client):
    file = io.BytesIO()
    Image.new("RGB", (400, 300)).save(file, "JPEG")
    image = ImageFactory(article=ArticleFactory(), width=400, height=300, is_lead=True, alt="A post")
    image.file.save("post.jpg", ContentFile(file.getvalue()))
    renditions.make(ArticleImage.objects.get(pk=image.pk))
    image.refresh_from_db()
    [name] = [each for each in image.made["names"] if each.endswith("-card-50-50-320.webp")]
    small = f"{LIST}{image.article_id}/thumbnail/"
    answer = desk.get(small)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert b"".join(answer.streaming_content) == image.file.storage.open(name).read()
    readers = client.get(f"/images/{image.pk}/{name.rpartition('/')[2]}")
    assert (readers.status_code, client.get(small).status_code) == (404, 302)
    part = desk.get(f"{LIST}{image.article_id}/glance/?part").content.decode()
    assert f'<img src="{small}" alt="A post"' in part
