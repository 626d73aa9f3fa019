"""A small site on a machine of its own: three articles, an account that is logged in, and what its desk sends."""

from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.machines import HOST, Machine

SECRET = "only-for-tests-" + "x" * 50
SESSION, TOKEN = "a" * 32, "b" * 32
LONG = "Typed for an hour, and not to be lost. " * 20
MAKE = f"""
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.utils import timezone
from articles.models import Article, Source
chief = User.objects.create_superuser("chief", "", "a password")
store = SessionStore()
store[SESSION_KEY], store[HASH_SESSION_KEY] = str(chief.pk), chief.get_session_auth_hash()
store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
# Noted as seen for an hour to come: no note of it makes room in the journal before a disk is full.
store["access.began"] = store["access.keyed"] = timezone.now().timestamp()
store["access.seen"] = store["access.began"] + 3600
store._session_key = {SESSION!r}
store.save(must_create=True)
source = Source.objects.create(name="Source", slug="source")
for number in (1, 2, 3):
    Article.objects.create(
        pk=number, title=f"Text {{number}}", slug=f"text-{{number}}", translation_key=f"work-{{number}}", source=source,
        body="<p>A border.</p>", original_date="2024-05-12", status="published", publish_at=timezone.now(),
    )
Article.objects.create(pk=9, title="Draft", slug="draft", translation_key="draft", source=source)
"""
PAGES = [
    "/",
    "/articles/",
    "/articles/2024/05/12/text-1/",
    "/vi/",
    "/provinces/",
    "/tags/",
    "/search/?q=text",
]
DRAFT = "/admin/articles/article/9/"
COOKIES = {"sessionid": SESSION, "csrftoken": TOKEN}


def make(machine: Machine) -> None:
    machine.manage("migrate", "--verbosity=0")
    machine.manage("collectstatic", "--noinput", "--verbosity=0")
    machine.manage("shell", "--verbosity=0", "--command", MAKE)


def statuses(machine: Machine, pages: list[str] = PAGES) -> dict[str, int]:
    return {page: machine.ask(page, Host=HOST)[0] for page in pages}


def open_form(machine: Machine) -> tuple[int, str]:
    status, body, _headers = machine.ask(f"{DRAFT}change/", cookies=COOKIES, Host=HOST)
    return status, body.decode()


def keep(machine: Machine) -> tuple[int, str, dict[str, str]]:
    """What the autosave sends."""
    return _send(machine, f"{DRAFT}autosave/", {"title": "Typed", "body": LONG}, "application/json")


def save(machine: Machine, form: dict[str, list[str]]) -> tuple[int, str, dict[str, str]]:
    """The form of the draft, with other words in it."""
    return _send(
        machine, f"{DRAFT}change/", form | {"title": ["Typed"], "body": [f"<p>{LONG}</p>"]}, "text/html"
    )


def save_with_picture(
    machine: Machine, form: dict[str, list[str]], picture: bytes
) -> tuple[int, str, dict[str, str]]:
    """The same, sent as a browser sends files, with a new picture beside the words."""
    given: dict[str, Any] = form | {
        "title": ["Typed"],
        "body": [f"<p>{LONG}</p>"],
        "csrfmiddlewaretoken": [TOKEN],
        "images-TOTAL_FORMS": ["1"],
        "images-0-alt": ["A post"],
        "images-0-file": [SimpleUploadedFile("post.png", picture)],
    }
    status, answer, headers = machine.ask(
        f"{DRAFT}change/", cookies=COOKIES, body=encode_multipart(BOUNDARY, given),
        Host=HOST, Content_Type=MULTIPART_CONTENT, Accept="text/html",
    )  # fmt: skip
    return status, answer.decode(), headers


def _send(machine: Machine, path: str, form: dict, accept: str) -> tuple[int, str, dict[str, str]]:
    body = urlencode(form | {"csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
    kind = "application/x-www-form-urlencoded"
    status, answer, headers = machine.ask(
        path, cookies=COOKIES, body=body, Host=HOST, Content_Type=kind, Accept=accept
    )
    return status, answer.decode(), headers
