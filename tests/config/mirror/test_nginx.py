"""The mirror by a real nginx, with the file that docs give: by itself, and in the place of a site that is away."""

import contextlib
import getpass
import http.client
import socket

import pytest
from django.conf import settings
from django.db import transaction

from config.mirror.asking import Site
from config.mirror.ledger import NAME
from config.mirror.mirroring import Mirror
from tests import factories, servers
from tests.proxy import MAIN
from tests.versions import settle

CONFIGURATION = settings.BASE_DIR / "docs" / "nginx-mirror.conf"
ARTICLES = 21  # one more than a page of a list has


@pytest.fixture(scope="module")
def mirrored(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of a mirror, and an article in it; no test writes there."""
    folder = tmp_path_factory.mktemp("mirror")
    with django_db_blocker.unblock(), transaction.atomic():
        article = factories.PublishedFactory(title="In the mirror", original_date="2024-05-12")
        factories.PublishedFactory.create_batch(ARTICLES - 1, original_date="2024-05-13")
        settle()
        Mirror(folder, Site("localhost", is_secure=False)).run()
        transaction.set_rollback(True)
    return folder, article


@pytest.fixture(scope="module")
def asked(mirrored):
    """Asks one of two servers, `mirror` or `front`, for a path: the status, the kind and the text."""
    mirror, article = mirrored
    text = CONFIGURATION.read_text()
    # Sockets in the server's own folder: a free port may be taken by another test before nginx asks for it.
    for written, meant in {
        "listen 127.0.0.1:8080;": "listen unix:{folder}/mirror;",
        "http://127.0.0.1:8080": "http://unix:{folder}/mirror:",
        "listen 80;": "listen unix:{socket};",
        "http://127.0.0.1:8000": "http://unix:{folder}/nobody-listens:",
        "/srv/mirror": str(mirror),
    }.items():
        assert written in text
        text = text.replace(written, meant)

    with servers.nginx(MAIN, text, user=getpass.getuser()) as nginx:
        sockets = {"front": nginx.path, "mirror": nginx.folder / "mirror"}

        def ask(server, path):
            connection = http.client.HTTPConnection("localhost", timeout=20)
            connection.sock = socket.socket(socket.AF_UNIX)
            with contextlib.closing(connection):
                connection.sock.connect(str(sockets[server]))
                connection.request("GET", path)
                with connection.getresponse() as response:
                    kind = response.headers.get_content_type()
                    return response.status, kind, response.read().decode(errors="replace")

        yield ask, article


def test_nginx_sends_the_mirror(asked):
    ask, article = asked
    status, kind, text = ask("mirror", article.get_absolute_url())
    assert (status, kind, "In the mirror" in text) == (200, "text/html", True)
    assert [ask("mirror", path)[:2] for path in ("/", "/vi/", "/articles/2024/", f"/a/{article.pk}/")] == [
        (200, "text/html")
    ] * 4
    assert ask("mirror", "/feeds/articles.atom")[:2] == (200, "application/atom+xml")
    assert ask("mirror", f"/a/{article.pk}/cite.bib")[:2] == (200, "application/x-bibtex")


def test_older_page_comes_by_its_link_and_by_the_address_of_the_site(asked):
    ask, _article = asked
    first = ask("mirror", "/articles/")[2]
    assert ("In the mirror" in first, "/articles/_/before=" in first) == (False, True)
    link = first.partition('href="/articles/_/')[2].partition('"')[0]
    by_link = ask("mirror", f"/articles/_/{link}")
    by_address = ask("mirror", f"/articles/?{link.rstrip('/').replace('%25', '%')}")
    assert (by_link[0], "In the mirror" in by_link[2]) == (200, True)
    assert by_address == by_link


def test_what_is_not_there_and_the_ledger(asked):
    ask, _article = asked
    missing, vietnamese = ask("mirror", "/nothing/"), ask("mirror", "/vi/nothing/")
    assert (missing[0], 'lang="en"' in missing[2]) == (404, True)
    assert (vietnamese[0], 'lang="vi"' in vietnamese[2]) == (404, True)
    assert ask("mirror", f"/{NAME}")[0] == 404


def test_mirror_answers_while_the_site_is_away_but_not_for_the_desk(asked):
    ask, article = asked
    status, _kind, text = ask("front", article.get_absolute_url())
    assert (status, "In the mirror" in text, "This is a copy" in text) == (200, True, True)
    assert ask("front", "/admin/")[0] == 502
