"""Headers and markup that every public answer has in common, errors included."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from config.watching import request_ids
from tests.addresses import walk
from tests.html_rules import faults
from tests.outline import Outline
from tests.world import World, put_in_state

NOT_FOUND = [
    "/nowhere/",
    "/articles/2024/13/",
    "/articles/2024/05/12/nothing/",
    "/provinces/nowhere/",
    "/vi/nowhere/",
]


def check_headers(response, *, form: bool = False) -> None:
    """Every public answer: the content policy and its company; nothing but a form's token tells readers apart."""
    headers = response.headers
    assert "unsafe-" not in headers["Content-Security-Policy"]
    assert "nonce-" not in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Permissions-Policy"].startswith("camera=(), geolocation=()")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert list(response.cookies) == (["csrftoken"] if form else [])
    assert not form or "no-store" in headers["Cache-Control"]
    assert form or "cookie" not in headers.get("Vary", "").lower()


def check_page(response, language: str) -> None:
    """A page of HTML: one main part, one heading, its language, and no script or style written into it."""
    outline = Outline(response.content.decode())
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert outline.tags[0] == ("html", {"lang": language})
    assert len(outline.all("main")) == 1
    assert len(outline.all("h1")) == 1
    assert len(outline.all("title")) == 1
    assert (outline.unclosed, outline.crossed) == ([], [])
    assert outline.all("style") == []
    written = [script for script in outline.all("script") if not script.get("src")]
    assert [script for script in written if script.get("type") != "application/ld+json"] == []
    written_in = [
        (tag, name)
        for tag, attributes in outline.tags
        for name in attributes
        if name == "style" or name.startswith("on")
    ]
    assert written_in == []
    ids = [attributes["id"] for _tag, attributes in outline.tags if "id" in attributes]
    assert sorted(ids) == sorted(set(ids))
    # A word of an article in the other language is marked as such; no picture lacks its text or its size.
    assert [image for image in outline.all("img") if not {"alt", "width", "height"} <= set(image)] == []
    assert faults(response.content.decode()) == []


def test_outline_sees_what_is_open_or_crossed():
    outlines = [Outline(page) for page in ("<p>a<br>", "<b><i></b></i>", '<svg><path d="a" /></svg>')]
    assert [(outline.unclosed, outline.crossed) for outline in outlines] == [
        (["p"], []),
        ([], ["b", "i"]),
        ([], []),
    ]


def test_public_answer_has_all_headers(world: World, subtests):
    for name, path, address, language in walk(world):
        with subtests.test(name):
            response = Client().get(path)

            assert response.status_code == (301 if address.kind == "redirect" else 200)
            check_headers(response, form=address.form)
            if address.kind == "page":
                check_page(response, language)


@pytest.mark.parametrize("path", NOT_FOUND)
def test_page_that_is_not_there_has_all_headers_too(world: World, path: str):
    response = Client().get(path)

    assert response.status_code == 404
    check_headers(response)
    check_page(response, "vi" if path.startswith("/vi/") else "en")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_withdrawn_page_has_all_headers_too(world: World, language: str):
    put_in_state(world.articles[language], "withdrawn")

    response = Client().get(world.articles[language].get_absolute_url())

    assert response.status_code == 410
    check_headers(response)
    check_page(response, language)


@pytest.mark.parametrize("path", ["/articles/?before=x", "/vi/articles/?before=x"])
def test_refused_page_has_all_headers_too(world: World, path: str):
    response = Client().get(path)

    assert response.status_code == 400
    check_headers(response)
    check_page(response, "vi" if path.startswith("/vi/") else "en")


def test_address_too_long_has_all_headers_too(world: World):
    response = Client().get("/" + "a" * 10_000)

    assert response.status_code == 414
    check_headers(response)


def test_broken_page_has_all_headers_and_tells_nothing(world: World, monkeypatch):
    def break_down(*args: object) -> None:
        raise RuntimeError("the secret is 4711")

    monkeypatch.setattr("articles.reading.views.front.on_this_day", break_down)
    response = Client(raise_request_exception=False).get("/")

    assert response.status_code == 500
    check_headers(response)
    assert b"4711" not in response.content
    assert len(Outline(response.content.decode()).all("main")) == 1
    assert faults(response.content.decode()) == []


def test_reader_who_is_logged_in_gets_the_same_bytes_as_anybody(world: World, subtests):
    """No edit bar, no name, no token, no cookie: a page kept by a cache between us can harm nobody."""
    editor = get_user_model().objects.create_superuser("editor-in-chief")
    for name, path, address, _language in walk(world):
        if address.form:
            continue  # stored by nobody
        with subtests.test(name):
            staff = Client()
            staff.force_login(editor)
            answers = []
            for client in (staff, Client()):
                response = client.get(path)
                body = b"".join(response.streaming_content) if response.streaming else response.content
                del response.headers[request_ids.HEADER]  # of each answer alone
                answers.append(
                    (response.status_code, dict(response.headers), body, response.cookies.output())
                )

            assert answers[0] == answers[1]


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/articles/article/", "/admin/nowhere/"])
@pytest.mark.parametrize("logged_in", [False, True])
def test_admin_is_never_stored(world: World, path: str, logged_in: bool):
    client = Client()
    if logged_in:
        client.force_login(get_user_model().objects.create_superuser("editor-in-chief"))

    response = client.get(path)

    assert response.headers["Cache-Control"] == "no-store, private"
    assert "unsafe-" not in response.headers["Content-Security-Policy"]
