"""Ends of a search brought near, so that a hundred texts are to it what a million are."""

import pytest

from articles.reading.views import search
from articles.search import bounds, ranking


def bring_ends_near(monkeypatch: pytest.MonkeyPatch, *, looks: int, choices: int) -> None:
    """`looks` at words of texts, and at the first of all; `choices`: articles that are tested or gathered for one."""
    for name in ("WALKED", "SOUNDED"):
        monkeypatch.setattr(bounds, name, dict.fromkeys(("sqlite", "postgresql"), looks))
    for name in ("TESTED", "GATHERED"):
        monkeypatch.setattr(bounds, name, choices)


def rank_and_name_few(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """So many articles are ranked, counted and shown; so many people are looked at whose names hold the words."""
    monkeypatch.setattr(ranking, "MOST", number)
    monkeypatch.setattr(search, "NAMESAKES", number)
    monkeypatch.setattr(search._PEOPLE._rows, "_kept", {})  # the SQL in which it stands
