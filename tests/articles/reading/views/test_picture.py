"""Pictures are served while their article is public, and in no other way."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Article, ArticleImage
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import ImageFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def picture(extension="png", **article):
    target = io.BytesIO()
    Image.new("RGB", (6, 4), "green").save(target, "PNG")
    file = ContentFile(target.getvalue(), name=f"picture.{extension}")
    return ImageFactory(
        article=PublishedFactory(title="The gates", **article), file=file, alt="Green", is_lead=True
    )


def test_picture_of_a_public_article_is_served_locked_up(client):
    image = picture()
    response = client.get(image.get_absolute_url())
    assert b"".join(response.streaming_content)[:4] == b"\x89PNG"
    names = ("Content-Type", "Content-Security-Policy", "Cache-Control", "X-Content-Type-Options")
    assert [response[name] for name in names] == [
        "image/png",
        "default-src 'none'; sandbox",
        "no-cache",
        "nosniff",
    ]


def test_picture_kept_by_a_browser_is_asked_for_and_gone_with_its_article(client):
    image = picture()
    tag = client.get(image.get_absolute_url())["ETag"]
    again = client.get(image.get_absolute_url(), headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    Article.objects.filter(pk=image.article.pk).update(status="draft")
    assert client.get(image.get_absolute_url(), headers={"If-None-Match": tag}).status_code == 404


def test_page_gives_the_picture_its_size(client):
    image = picture()
    page = client.get(image.article.get_absolute_url()).content.decode()
    assert f'src="{image.get_absolute_url()}" width="6" height="4" alt="Green"' in page


@pytest.mark.parametrize("state", HIDDEN)
def test_picture_of_a_hidden_article_is_not_served(client, state):
    image = picture(**hidden(state))
    response = client.get(image.get_absolute_url())
    assert (response.status_code, response.get("Cache-Control")) == (404, "no-cache")


def test_picture_is_not_served_under_another_name(client):
    image = picture()
    for name in ("other.png", "..", image.get_absolute_url().rpartition("/")[2].upper()):
        assert client.get(f"/images/{image.pk}/{name}").status_code == 404


def test_missing_file_is_no_page(client):
    image = picture()
    image.file.storage.delete(image.file.name)
    assert client.get(image.get_absolute_url()).status_code == 404


def test_file_of_another_kind_is_never_served(client):
    image = picture()
    ArticleImage.objects.filter(pk=image.pk).update(file="articles/page.html")
    assert client.get(f"/images/{image.pk}/page.html").status_code == 404


def test_illustration_is_labelled(client):
    image = picture()
    ArticleImage.objects.filter(pk=image.pk).update(is_illustration=True)
    labels = [
        client.get(page).content.decode().count("Illustration<")
        for page in ("/", "/articles/2024/05/12/the-gates/")
    ]
    assert labels == [1, 1]
