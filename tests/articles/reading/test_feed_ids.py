"""Ids of entries: the same in every format and by every host, whatever the site comes to be called."""

import json
from xml.etree import ElementTree

from django.test import Client

from provinces.reading.syndication import entry_id
from tests.world import World

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_id_is_the_same_in_every_format_and_by_every_host(world: World, settings):
    settings.ALLOWED_HOSTS = [".example.org", "testserver"]
    article = world.articles["en"]
    right = f"tag:example.org,2026:articles.article/{article.pk}"
    for asked in ({}, {"HTTP_HOST": "www.example.org"}, {"HTTP_HOST": "example.org", "secure": True}):
        atom, rss, as_json = (
            Client().get(f"/feeds/articles.{form}", **asked).content for form in ("atom", "rss", "json")
        )
        ids = [
            ElementTree.fromstring(atom).findtext("a:entry/a:id", "", ATOM),
            ElementTree.fromstring(rss).findtext("channel/item/guid"),
            json.loads(as_json)["items"][0]["id"],
        ]
        assert ids == [right] * 3


def test_id_outlives_the_names_of_the_site(world: World, settings):
    article = world.articles["en"]
    for hosts in (["example.org", "testserver"], ["www.example.org", "example.org"], ["new.example"], ["*"]):
        settings.FEED_ID_HOST, settings.ALLOWED_HOSTS = "example.org", hosts
        assert entry_id(article) == f"tag:example.org,2026:articles.article/{article.pk}"
