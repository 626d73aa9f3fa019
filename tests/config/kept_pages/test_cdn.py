"""What a CDN is told: the keys of what a page shows, and how long it need not ask."""

import pytest
from django.test import override_settings

from articles.models import Article
from config.kept_pages import cdn
from config.kept_pages.validity import Validity
from tests.addresses import walk
from tests.versions import settle
from tests.world import World

FASTLY = override_settings(CDN_KEYS_HEADER="Surrogate-Key")
NEVER_KEPT = {"/healthz", "/readyz", "/sitemap-news.xml"}


def validity(**values) -> Validity:
    return Validity(**{"version": "v", "until": 1_000.0, "parts": {"tag:3": "x", "article:7": "y"}} | values)


@pytest.mark.walk
def test_keys_of_every_page_are_the_parts_its_entry_holds_by(world: World, process, middlewares):
    """Every public address, from the first answer on, and from what is kept."""
    asked = {}
    with FASTLY:
        for _name, path, address, _language in walk(world):
            if address.kind in {"picture", "redirect"} or address.form or path in NEVER_KEPT:
                continue
            asked[path] = [process.get(path).headers.get("Surrogate-Key") for _time in range(2)]
    [middleware] = middlewares
    entries = {address: entry.parts for address, entry in middleware.shelf.memory._entries.items()}
    for path, said in asked.items():
        _path, _mark, query = path.partition("?")
        parts = entries[f"http://testserver{_path}?{query}"]
        wanted = " ".join(sorted([*(["everything"] if parts is None else parts), "registry"]))
        assert said == [wanted, wanted], path
    assert len({said[0] for said in asked.values()}) > 20


def test_page_of_an_article_is_purged_by_its_number(world: World, process):
    article = world.beside["en"]
    with FASTLY:
        first = process.get(article.get_absolute_url()).headers["Surrogate-Key"].split()
        Article.objects.filter(pk=article.pk).update(teaser="Another.")
        settle()
        again = process.get(article.get_absolute_url(), headers={"if-none-match": "*"})
    assert {f"article:{article.pk}", "registry"} <= set(first)
    assert again.headers["Surrogate-Key"].split() == first


def test_who_has_the_page_is_told_as_well(world: World, process):
    with FASTLY, override_settings(CDN_SECONDS=60):
        whole = process.get("/articles/")
        unchanged = process.get("/articles/", headers={"if-none-match": whole.headers["ETag"]})
    assert (whole.status_code, unchanged.status_code) == (200, 304)
    for name in ("Surrogate-Key", "Cache-Control"):
        assert unchanged.headers[name] == whole.headers[name]


def test_nothing_is_told_unless_set(world: World, process):
    response = process.get("/articles/")
    assert response.headers["Cache-Control"] == "no-cache"
    assert {"Surrogate-Key", "Cache-Tag"} & set(response.headers) == set()


@pytest.mark.parametrize(
    ("name", "said"),
    [("Surrogate-Key", "article:7 registry tag:3"), ("Cache-Tag", "article:7,registry,tag:3")],
)
def test_keys_stand_as_each_cdn_wants_them(name, said):
    with override_settings(CDN_KEYS_HEADER=name):
        assert cdn.headers(validity(), 0.0) == {name: said}


def test_page_without_parts_goes_with_everything():
    with FASTLY:
        assert cdn.headers(validity(parts=None), 0.0) == {"Surrogate-Key": "everything registry"}


def test_more_keys_than_a_header_takes_are_everything():
    with FASTLY:
        many = validity(parts={f"article:{number:060}": "" for number in range(300)})
        assert cdn.headers(many, 0.0) == {"Surrogate-Key": "everything registry"}


@pytest.mark.parametrize(
    ("version", "now", "seconds"), [("v", 900.0, 60), ("v", 980.0, 20), ("v", 999.5, None), ("", 0.0, None)]
)
def test_cdn_asks_again_when_the_clock_may_change_the_page(version, now, seconds):
    """At the moment an article is due; and a page that was written to while it was rendered is not kept there."""
    with override_settings(CDN_SECONDS=60):
        said = cdn.headers(validity(version=version), now)
    wanted = {"Cache-Control": f"max-age=0, must-revalidate, s-maxage={seconds}"} if seconds else {}
    assert said == wanted
