"""A site that keeps pages, in one process or in several."""

import pytest
from django.test import Client, override_settings

from config.kept_pages import cards
from config.kept_pages.middleware import KeptPagesMiddleware
from config.watching import request_ids
from tests.versions import settle


@pytest.fixture
def keeping(monkeypatch):
    """Pages and cards are kept; each `Client()` is a process of its own, with a memory of its own for pages.

    A test is a transaction that never ends, and `settle` moves the stamps as its end would.
    """
    monkeypatch.setattr(cards, "_unfinished", lambda database: False)
    monkeypatch.setattr(
        request_ids, "of", lambda request: "0" * 16
    )  # the one header that is of each answer alone
    cards.memory_of.cache_clear()
    with override_settings(KEPT_PAGES_BYTES=32 * 1024 * 1024, KEPT_CARDS_BYTES=1024 * 1024):
        yield
    cards.memory_of.cache_clear()


@pytest.fixture
def rendered(monkeypatch):
    """The addresses that were rendered and not sent from what was kept, in order; clear it as you like."""
    paths = []
    original = KeptPagesMiddleware._rendered

    def noting(self, request, address):
        paths.append(request.get_full_path())
        return original(self, request, address)

    monkeypatch.setattr(KeptPagesMiddleware, "_rendered", noting)
    return paths


@pytest.fixture
def middlewares(monkeypatch):
    """The middleware of each process, in the order of their first requests."""
    made = []
    original = KeptPagesMiddleware.__init__

    def noting(self, get_response):
        original(self, get_response)
        made.append(self)

    monkeypatch.setattr(KeptPagesMiddleware, "__init__", noting)
    return made


@pytest.fixture
def process(world, keeping):
    settle()  # what made the world
    return Client()
