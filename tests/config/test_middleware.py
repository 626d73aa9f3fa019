"""What every answer passes through: words are compressed, and what is kept is asked for again."""

import datetime as dt
import gzip

import pytest
from django.test import Client

from articles.importing.reading import LARGEST_FILE
from articles.models import Article
from tests.addresses import walk
from tests.factories import PublishedFactory
from tests.world import World

ASKS = {"accept-encoding": "gzip, br"}
LISTS = ["/", "/articles/", "/feeds/articles.atom", "/feeds/articles.json", "/search/?q=beside"]
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


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/report/", 100_001, 413),
        ("/admin/login/", 22 * 1_048_576 + 1, 413),
        ("/admin/articles/article/add/", 10**11, 413),
        ("/admin/login/", LARGEST_FILE + 1_048_576, 200),  # a document that may be taken, with its form
    ],
)
def test_what_is_too_large_is_refused_unread_also_where_nobody_has_logged_in(db, path, size, status):
    """The client says how much it will send, and sends nothing of it: whoever waited for it would fail."""
    response = Client().post(path, CONTENT_TYPE="text/plain", CONTENT_LENGTH=str(size))
    assert response.status_code == status
    if path != "/report/" and status == 413:
        assert "more than the desk takes at once (22 MB)" in response.content.decode()


def test_pictures_go_out_as_they_are(world: World):
    response = Client().get(world.images["en"].get_absolute_url(), headers=ASKS)
    assert (response.status_code, response.headers.get("Content-Encoding")) == (200, None)


def test_answer_that_was_kept_is_asked_for_again_and_sent_only_when_it_changed(world: World, subtests):
    for name, path, address, _language in walk(world):
        if address.route not in {"healthz", "readyz"} and not address.form:
            with subtests.test(name):
                check_kept_answer(path)


def check_kept_answer(path: str) -> None:
    first = Client().get(path)
    assert (first.headers["Cache-Control"], first.headers.get("Last-Modified")) == ("no-cache", None)
    if first.status_code != 200:
        return
    again = Client().get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert (again.headers["Cache-Control"], again.headers.get("Content-Length")) == ("no-cache", None)
    other = Client().get(path, headers={"if-none-match": '"another"'})
    assert other.status_code == 200


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("compressed", [False, True])
def test_withdrawal_is_seen_by_who_kept_the_page(world: World, path: str, compressed: bool):
    """The newest entry stays as it is, so its date would say that nothing has happened."""
    asks = ASKS if compressed else {}
    article = world.beside["en"]
    Article.objects.filter(pk=article.pk).update(
        publish_at=world.articles["en"].publish_at - dt.timedelta(hours=1)
    )
    kept = Client().get(path, headers=asks)
    since = {"if-none-match": kept.headers["ETag"], "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert Client().get(path, headers=asks | since).status_code == 304
    Article.objects.filter(pk=article.pk).update(
        status="withdrawn", withdrawn_at=article.publish_at, withdrawal_reason="Invented."
    )
    assert Client().get(path, headers=asks | since).status_code == 200
    only_date = {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert Client().get(path, headers=asks | only_date).status_code == 200
