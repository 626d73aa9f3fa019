"""What is compressed on its way out: words for those who can read it so; never a picture, never twice."""

import gzip

import pytest
from django.test import Client

from tests.factories import PublishedFactory
from tests.world import World

ASKS = {"accept-encoding": "gzip, br"}
PATHS = ["/", "/feeds/articles.atom", "/feeds/articles.json", "/sitemap-pages.xml", "/admin/login/"]


@pytest.mark.parametrize("path", PATHS)
def test_words_are_compressed_for_those_who_ask(db, path: str):
    PublishedFactory(body="<p>" + "Words. " * 100 + "</p>")
    plain, small = Client().get(path), Client().get(path, headers=ASKS)
    assert (plain.headers.get("Content-Encoding"), small.headers["Content-Encoding"]) == (None, "gzip")
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(small.content) < len(plain.content)
    if path != "/admin/login/":  # whose form has a token of its own each time
        assert gzip.decompress(small.content) == plain.content


def test_pictures_go_out_as_they_are(world: World):
    response = Client().get(world.images["en"].get_absolute_url(), headers=ASKS)
    assert (response.status_code, response.headers.get("Content-Encoding")) == (200, None)
