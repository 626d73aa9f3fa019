"""Editing: the desk's list of articles, an article's form and a save of it, as an editor who is logged in."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse

from benchmarks import places
from benchmarks.costs import Cost, cost_of
from benchmarks.forms import sent_of
from benchmarks.scratch import EDITOR


def editor() -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get(username=EDITOR))
    return client


def addresses() -> dict[str, str]:
    """What the desk is asked for, by name."""
    changelist = reverse("admin:articles_article_changelist")
    found = {
        "desk: list": changelist,
        "desk: list, deep": f"{changelist}?p=200",
        "desk: search": f"{changelist}?q=border",
        "desk: one language": f"{changelist}?language__exact=vi",
    }
    article = places.article()
    if article is not None:
        found["desk: form"] = reverse("admin:articles_article_change", args=[article.pk])
    return found


def askings() -> dict[str, Callable[[], Any]]:
    """What makes each request, a save included, which is taken back."""
    client = editor()
    found: dict[str, Callable[[], Any]] = {
        name: partial(client.get, path) for name, path in addresses().items()
    }
    if "desk: form" in found:
        found["desk: save"] = _saver(client, addresses()["desk: form"])
    return found


def costs() -> dict[str, Cost]:
    """What each costs."""
    return {name: cost_of(ask) for name, ask in askings().items()}


def _saver(client: Client, path: str) -> Callable[[], Any]:
    """Saves the form with another title each time; what it wrote is taken back."""
    data = sent_of(client.get(path).content.decode(), "article_form")
    saved = 0

    def save() -> Any:
        nonlocal saved
        saved += 1
        changed = {"title": [f"{data['title'][0]} {saved}"], "_continue": ["1"]}
        with transaction.atomic():
            response = client.post(path, data | changed)
            transaction.set_rollback(True)
        if response.status_code != 302:
            raise AssertionError(f"The form was not saved: {said_of(response)}")
        return response

    return save


def said_of(response: Any) -> str:
    """The messages of a form that was shown again."""
    found = re.findall(r'class="error[^"]*"[^>]*>(.*?)</', response.content.decode(), re.DOTALL)
    return " ".join(" ".join(found).split()) or str(response.status_code)
