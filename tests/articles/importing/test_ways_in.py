"""The same input gives the same text through the plain field, a fixture and a Word document.

The rich editor's way is tried in a browser, see `tests/e2e/test_pasting.py`.
"""

import json

import pytest
from django.core.management import call_command

from articles.importing import parse
from articles.models import Article
from tests.articles.importing.cases import PASTED, WRITTEN, document, on_one_line


@pytest.mark.parametrize("name", PASTED)
def test_plain_field(name):
    source, body = PASTED[name]
    field = Article._meta.get_field("body")
    assert field.clean(source, Article()) == body
    assert field.clean(body, Article()) == body


@pytest.mark.parametrize("name", WRITTEN)
def test_word_document(name):
    inside, body = WRITTEN[name]
    assert on_one_line(parse(document(inside), filename="a.docx").body) == body


def test_fixture(db, tmp_path):
    path = tmp_path / "cases.json"
    rows = [
        {"model": "articles.article", "pk": number, "fields": {
            "title": name, "slug": f"case-{number}", "body": source, "created_at": "2026-01-01T00:00:00Z",
            "updated_at": "2026-01-01T00:00:00Z"}}
        for number, (name, (source, _)) in enumerate(PASTED.items(), 1)
    ]  # fmt: skip
    path.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(path), verbosity=0)
    stored = dict(Article.objects.values_list("title", "body"))
    assert stored == {name: body for name, (_, body) in PASTED.items()}
