"""Races between people at the desk: one wins, and the others are told in words with their text in hand."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from articles.models import Article
from articles.revisions.version_tokens import token_of
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/admin/articles/article/"
AT_ONCE = 8
ORIGINAL = "Một đoạn văn về biên giới."
TOLD = {
    "address": "Another article in this language has this address part",
    "original": "This original is taken",
    "article": "Somebody saved before you",
}


def raced(act: Callable[[DeskClient, int], Any]) -> list[Any]:
    """The answers to so many people, each with a connection of their own, as of several processes."""
    clients, gate, answers = [], threading.Barrier(AT_ONCE), []
    for _each in range(AT_ONCE):
        client = DeskClient(raise_request_exception=False)
        client.force_login(person("publisher"))
        clients.append(client)

    def send(number: int) -> None:
        gate.wait(30)
        try:
            answers.append(act(clients[number], number))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_one_wins_and_the_others_are_told():
    """The same address part, the same original, the same article."""
    old = ArticleFactory(title="T", slug="old")
    version = token_of(old)
    ways = {
        "address": lambda client, number: client.post(
            f"{DESK}add/",
            article_data(title=f"Race {number} of eight", slug="same", translation_key=f"work-{number}"),
        ),
        "original": lambda client, number: client.post(
            f"{DESK}take/",
            {"language": "en", "original_language": "vi", "kind": "full", "text": ORIGINAL},
        ),
        "article": lambda client, number: client.post(
            f"{DESK}{old.pk}/change/",
            article_data(
                title=f"Race {number} of eight", slug="old", source=old.source_id, body=old.body,
                translation_key=old.translation_key, version=version,
            ),
        ),
    }  # fmt: skip
    for name, act in ways.items():
        answers = raced(act)
        pages = [each.content.decode() for each in answers if each.status_code != 302]
        assert (name, len(answers), len(pages)) == (name, AT_ONCE, AT_ONCE - 1)
        assert {each.status_code for each in answers} <= {302, 200, 400, 409}
        assert [page for page in pages if TOLD[name] not in page] == []
        kept = ORIGINAL if name == "original" else " of eight"
        assert [page for page in pages if kept not in page] == []
    assert Article.objects.filter(slug="same").count() == 1
    assert Article.objects.filter(original_text__contains=ORIGINAL).count() == 1
    assert Article.objects.get(pk=old.pk).title.endswith(" of eight")
    assert Article.objects.count() == 3
