"""Facets: by what the results can be narrowed, and how many of the articles found each choice leaves. One query."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from provinces.language_marks import english
from provinces.models import Country, Province

SHOWN = 8  # choices of one kind


@dataclass(frozen=True)
class Choice:
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Facet:
    label: Any
    choices: list[Choice]


# Of each kind: what it narrows by, its name, and its name in its own script, with how many of the articles found; the
# largest numbers first. A country counts an article once, however many of its provinces it has.
# Grouped by a sum and not by a column, whose index SQLite would go through as a whole to find its rows in order.
_KINDS = {
    "province": f"""
      SELECT 'province' AS kind, slug, name, local_name, number FROM provinces_province JOIN (
        SELECT 0 + province_id AS counted_id, count(*) AS number
        FROM found JOIN articles_articleprovince USING (article_id) GROUP BY 1) AS counted ON counted_id = id
      ORDER BY number DESC, name LIMIT {SHOWN}""",
    "country": f"""
      SELECT 'country', slug, name, '', number FROM provinces_country JOIN (
        SELECT country_id, count(DISTINCT article_id) AS number
        FROM found JOIN articles_articleprovince USING (article_id) JOIN provinces_province AS p ON p.id = province_id
        GROUP BY country_id) AS counted ON country_id = code
      ORDER BY number DESC, name LIMIT {SHOWN}""",
    "tag": f"""
      SELECT 'tag', slug, name, '', number FROM articles_tag JOIN (
        SELECT 0 + tag_id AS counted_id, count(*) AS number
        FROM found JOIN articles_taggedarticle ON content_object_id = article_id
        GROUP BY 1) AS counted ON counted_id = id
      ORDER BY number DESC, name LIMIT {SHOWN}""",
}
_FOUND = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT json_array_elements_text(%s)::bigint",
}
_LABELS = {"province": _("Provinces"), "country": _("Countries"), "tag": _("Tags"), "year": _("Years")}
_NAMES: dict[str, Callable[[str, str], str]] = {
    "province": lambda name, local_name: Province(name=name, local_name=local_name).display_name,
    "country": lambda name, local_name: str(Country(name=name)),
    "tag": lambda name, local_name: english(name),
    "year": lambda name, local_name: name,
}


def facets_of(found: list[int], years: list[str], asked: QueryDict) -> list[Facet]:
    """Choices that narrow what was found; a kind that is chosen already, or leaves no choice, is not shown.

    `years` are those of the articles found, the newest shown first.
    """
    choices: dict[str, list[Choice]] = {}
    for kind, slug, name, local_name, number in [*_counted(found, asked), *_by_year(years, asked)]:
        label = _NAMES[kind](name, local_name)
        choices.setdefault(kind, []).append(Choice(label, number, address_with(asked, kind, slug)))
    return [Facet(_LABELS[kind], choices[kind]) for kind in _LABELS if kind in choices]


def _counted(found: list[int], asked: QueryDict) -> list[tuple[Any, ...]]:
    """The numbers go as one value: as a thousand they take longer than the query, and are read anew each time."""
    wanted = [f"SELECT * FROM ({_KINDS[kind]}) AS {kind}s" for kind in _KINDS if not asked.get(kind)]
    if not wanted or not found:
        return []
    with connection.cursor() as cursor:
        sql = f"WITH found(article_id) AS ({_FOUND[connection.vendor]}) {' UNION ALL '.join(wanted)}"
        cursor.execute(sql, [json.dumps(found)])
        return cursor.fetchall()


def _by_year(years: list[str], asked: QueryDict) -> list[tuple[Any, ...]]:
    if asked.get("year"):
        return []
    newest = sorted(Counter(years).items(), reverse=True)[:SHOWN]
    return [("year", year, year, "", number) for year, number in newest]


def address_with(asked: QueryDict, name: str, value: str = "") -> str:
    """The same question with one choice more, or without it; always the first page."""
    kept = [
        (key, each)
        for key, values in asked.lists()
        if key not in {"page", name} and values and values[-1]
        for each in values
    ]
    kept += [(name, value)] if value else []
    return f"?{urlencode(kept)}"
