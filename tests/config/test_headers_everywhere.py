"""One answer of each class that the site can give, errors and redirects included: none lacks a header."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.test import Client

from articles.editing import preview_links
from articles.models import PreviewLink
from tests import factories
from tests.world import HOUR, NOW, World, png, put_in_state

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}
PICTURE = "default-src 'none'; sandbox"
HSTS = "max-age=31536000; includeSubDomains; preload"


def body_of(response: Any) -> bytes:
    """A file that is sent is closed by being read."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def missing(response: Any, expected: dict[str, str]) -> dict[str, str | None]:
    """What a header says instead of what it should."""
    headers = response.headers
    wrong = {
        name: headers.get(name)
        for name, value in (EVERYWHERE | expected).items()
        if headers.get(name) != value
    }
    policy = headers.get("Content-Security-Policy", "")
    is_strict = policy.startswith("default-src 'none'; ") and "frame-ancestors 'none'" in policy
    if (
        policy != expected.get("Content-Security-Policy", policy)
        or "unsafe-" in policy
        or not (is_strict or policy == PICTURE)
    ):
        wrong["Content-Security-Policy"] = policy
    return wrong


# What is asked for, the status of the answer, and what it says otherwise than all others.
PLAIN: dict[str, tuple[str, int]] = {
    "page": ("/", 200),
    "list that has gone on": ("/articles/?before=2024-05-12T13:35:01Z-1", 200),
    "form": ("/report/", 200),
    "feed": ("/feeds/articles.atom", 200),
    "feed of JSON": ("/feeds/articles.json", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "alive": ("/healthz", 200),
    "ready": ("/readyz", 200),
    "moved": ("/border/", 301),
    "no slash": ("/articles", 301),
    "nowhere": ("/nowhere/", 404),
    "nonsense": ("/articles/?before=x", 400),
    "unreadable": ("/%00/", 400),
    "too long": ("/" + "a" * 5_000, 414),
    "icon": ("/favicon.ico", 200),
    "no such file": ("/static/nowhere.css", 404),
    "no media": ("/media/articles/x.png", 404),
    "desk": ("/admin/", 302),
    "log-in": ("/admin/login/", 200),
    "nowhere at the desk": ("/admin/nowhere/", 302),
}


def test_plain_answers_have_all_headers(world: World, subtests):
    for name, (path, status) in PLAIN.items():
        with subtests.test(name):
            response = Client().get(path)
            assert body_of(response) or status in {301, 302}
            assert (response.status_code, missing(response, {})) == (status, {})


def test_answers_of_a_secure_site_have_all_headers_and_hsts(world: World, settings, subtests):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SECURE_SSL_REDIRECT = True
    for name, (path, status) in PLAIN.items():
        with subtests.test(name):
            response = Client().get(path, secure=True)
            assert body_of(response) or status in {301, 302}
            expected = {"Strict-Transport-Security": HSTS}
            assert (response.status_code, missing(response, expected)) == (status, {})


def test_way_to_https_has_all_headers(world: World, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/articles/")
    assert (response.status_code, response.headers["Location"]) == (301, "https://testserver/articles/")
    assert missing(response, {}) == {}


@pytest.mark.parametrize("is_secure", [False, True])
def test_answer_to_a_host_that_is_none_of_ours_has_all_headers(world: World, settings, is_secure):
    settings.SECURE_SSL_REDIRECT = is_secure
    response = Client(raise_request_exception=False).get("/", headers={"host": "evil.example"})
    assert (response.status_code, missing(response, {})) == (400, {})


def refused(world: World) -> Any:
    return Client(enforce_csrf_checks=True).post("/report/", {"message": "x"})


def refused_at_the_desk(world: World) -> Any:
    return Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})


def too_much(world: World) -> Any:
    return Client().post("/report/", {"message": "x" * 200_000})


def not_that_way(world: World) -> Any:
    return Client().post("/articles/")


def unchanged(world: World) -> Any:
    mark = Client().get("/articles/").headers["ETag"]
    return Client().get("/articles/", headers={"if-none-match": mark})


def withdrawn(world: World) -> Any:
    put_in_state(world.articles["en"], "withdrawn")
    return Client().get(world.articles["en"].get_absolute_url())


def without_rights(world: World) -> Any:
    client = Client()
    client.force_login(factories.UserFactory(is_staff=True))
    return client.get("/admin/articles/article/")


def to_somebody(world: World) -> Any:
    client = Client()
    client.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    return client.get(f"/admin/articles/article/{world.articles['en'].pk}/change/")


OTHERS: dict[str, tuple[Callable[[World], Any], int]] = {
    "forged form": (refused, 403),
    "forged log-in": (refused_at_the_desk, 403),
    "large form": (too_much, 413),
    "wrong method": (not_that_way, 405),
    "unchanged": (unchanged, 304),
    "withdrawn": (withdrawn, 410),
    "not allowed": (without_rights, 403),
    "form of an article": (to_somebody, 200),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_answers_have_all_headers(world: World, name):
    ask, status = OTHERS[name]
    response = ask(world)
    assert (response.status_code, missing(response, {})) == (status, {})


@pytest.mark.parametrize(("error", "status"), [(RuntimeError, 500), (OperationalError, 503)])
def test_failures_have_all_headers(world: World, monkeypatch, error, status):
    def break_down(*args: object) -> None:
        raise error("the secret is 4711")

    monkeypatch.setattr("articles.reading.views.front.on_this_day", break_down)
    response = Client(raise_request_exception=False).get("/")
    assert (response.status_code, missing(response, {})) == (status, {})


def test_pictures_have_a_policy_of_their_own(world: World):
    response = Client().get(world.images["en"].get_absolute_url())
    assert (response.headers["Content-Type"], missing(response, {"Content-Security-Policy": PICTURE})) == (
        "image/png",
        {},
    )
    assert response.headers["Content-Disposition"].startswith('inline; filename="')


def test_previews_and_their_pictures_have_all_headers_and_tell_nobody(world: World):
    draft = factories.ArticleFactory(status="draft")
    picture = factories.ImageFactory(article=draft, alt="teal")
    picture.file.save("x.png", ContentFile(png(), name="x.png"))
    link = PreviewLink.objects.create(article=draft, secret="s" * 32, label="Minh", expires_at=NOW + HOUR)
    address = f"/preview/{preview_links.token_of(link)}/"
    silent = {"Referrer-Policy": "no-referrer"}
    page, file = Client().get(address), Client().get(f"{address}images/{picture.pk}/")
    assert (page.status_code, missing(page, silent)) == (200, {})
    assert (file.status_code, missing(file, silent | {"Content-Security-Policy": PICTURE})) == (200, {})
