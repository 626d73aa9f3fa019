"""Bytes that no text holds, in every field of the desk that no model's form checks: imports, steps, bulk actions,
autosave, checks, suggestions. The same literal answers on both databases.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories
from tests.articles.admin.access import client_of
from tests.articles.admin.article_form.test_access import made, pages
from tests.desk import DeskClient
from tests.hostile_bytes import FORM, HOSTILE, body_of, letters
from tests.world import png, put_back

pytestmark = pytest.mark.django_db
TAKE = {"url": "https://example.org/1", "source": "", "language": "en", "original_language": "vi", "kind": "full",
        "text": "Title\n\nA text of the border.", "original": ""}  # fmt: skip
WHOLE_FORMS = {
    "form",
    "tags in the form",
    "picture in the form",
    "note in the form",
}  # test_hostile_values.py


@pytest.fixture
def desk() -> Iterator[DeskClient]:
    logging.disable(logging.CRITICAL)
    yield client_of("administrator")
    logging.disable(logging.NOTSET)


def answers(desk: DeskClient, path: str, fields: dict[str, Any]) -> dict[str, str]:
    """Field by field, to each of the bytes in its turn."""
    found = {}
    for name in fields:
        statuses = []
        for sent in HOSTILE.values():
            with put_back():
                statuses.append(desk.generic("POST", path, body_of({**fields, name: sent}), FORM).status_code)
        found[name] = letters(statuses)
    return found


def odd(found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Without the fields to which all of the bytes had one answer: the page again, or the way on."""
    uneven = {
        page: {
            name: word for name, word in words.items() if word not in {"o" * len(HOSTILE), "r" * len(HOSTILE)}
        }
        for page, words in found.items()
    }
    return {page: words for page, words in uneven.items() if words}


# Fields that are answered neither all by the page nor all by the way on: a NUL and what is too long are refused.
STEPS: dict[str, dict[str, str]] = {
    "preview link": {"label": "orrrrrorro"},
    "take over": {"reason": "orrrrrrrro"},
    "original again": {"text": "orrrrrrrrr"},
    "comment": {"comment": "orrrrrrrro"},
    "followed": {"outcome": "orrrrrrrro"},
    "withdraw": {"reason": "orrrrrrrro"},
    "tag_selected": {"tag": "orrrrrorro"},
    "untag_selected": {"tag": "orrrrrorro"},
    "withdraw_selected": {"reason": "orrrrrrrro"},
}


def test_no_field_of_a_step_is_a_failure(desk):
    each = made("published")
    found = {}
    for name, page, fields in pages(each, factories.ProvinceFactory()):
        if name not in WHOLE_FORMS and fields:
            path = f"/admin/articles/article/{each.article.pk}/{page}" if page else "/admin/articles/article/"
            found[name] = answers(desk, path, fields)
    assert odd(found) == STEPS


OTHERS: dict[str, dict[str, str]] = {
    "/admin/articles/article/take/": {"text": "orrrrrrrrr"},
}


def test_no_field_of_an_import_a_check_or_a_suggestion_is_a_failure(desk):
    each = made("draft")
    at = f"/admin/articles/article/{each.article.pk}/"
    forms = {
        "/admin/articles/article/take/": TAKE,
        "/admin/articles/article/autosave/": {"title": "x", "body": "y", "version": "z"},
        f"{at}checks/": {"title": "x", "teaser": "y", "body": "<p>z</p>"},
    }
    found = {
        path.replace(str(each.article.pk), "1"): answers(desk, path, fields) for path, fields in forms.items()
    }
    assert odd(found) == OTHERS


NAMES = [
    "../../etc/passwd", "a\x00b.txt", "x" * 20_000 + ".docx", "\u202etxt.exe", "CON", ".htaccess", "a/b\\c.html",
    "a\r\nX: y.txt", "ế.docx", "%00.txt", "<img src=x onerror=alert(1)>.html",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_name_of_a_file_is_a_failure(desk, name):
    for content in (b"Title\n\nA text.", b"", b"\x00" * 100, b"PK\x03\x04", b"<html>", png()):
        with put_back():
            file = SimpleUploadedFile("x", content)
            file.name = name
            answer = desk.post("/admin/articles/article/take/", {**TAKE, "text": "", "file": file})
            assert answer.status_code in {200, 302}
            file.seek(0)
            file.name = name
            row = {"article": factories.ArticleFactory().pk, "order": 1, "alt": "A gate", "file": file}
            answer = desk.post("/admin/articles/articleimage/add/", row)
            assert answer.status_code in {200, 302, 403}
