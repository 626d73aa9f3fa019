"""Ground: what the articles to come refer to, with its numbers: sources, people, tags, provinces, units, pictures.

Made once before the articles; what an earlier fill has made is found again.
"""

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Max

from articles.models import Article, ArticleImage, Person, Revision, Source, Tag
from benchmarks.fill.texts import capitalised
from benchmarks.fill.vocabulary import person_name, vocabulary
from provinces.datatypes.names import fold, slug_of
from provinces.models import BorderGuardUnit, Province

SOURCES, PEOPLE, TAGS = 12, 300, 400
FIRST_DAY = dt.datetime(2004, 1, 1, tzinfo=dt.UTC)
LAST_DAY = dt.datetime(2026, 10, 31, tzinfo=dt.UTC)
PICTURE_COLUMNS = ("file", "width", "height", "look", "made", "is_illustration")


@dataclass(frozen=True)
class Ground:
    """Plain values, so that another process can be handed them. Pairs are (number, slug), provinces with their name."""

    seed: int
    count: int
    first_article: int
    first_revision: int
    sources: list[tuple[int, str]]
    people: list[tuple[int, str]]
    tags: list[tuple[int, str]]
    provinces: list[tuple[int, str, str]]
    units: list[tuple[int, str]]
    pictures: list[dict[str, Any]]


def lay_ground(*, count: int, seed: int) -> Ground:
    """Make what is missing, and read the numbers of everything. Some 50 statements."""
    chance = random.Random(f"{seed} ground")
    return Ground(
        seed=seed,
        count=count,
        first_article=_next(Article),
        first_revision=_next(Revision),
        sources=_named(Source, [f"Frontier Daily {number}" for number in range(1, SOURCES + 1)]),
        people=_named(Person, _different(PEOPLE, lambda: person_name(chance))),
        tags=_tags(_different(TAGS, lambda: _tag_name(seed, chance))),
        provinces=[
            (pk, slug, local or name)
            for pk, slug, local, name in Province.objects.order_by("slug").values_list(
                "pk", "slug", "local_name", "name"
            )
        ],
        units=list(BorderGuardUnit.objects.order_by("slug").values_list("pk", "slug")),
        pictures=_pictures(),
    )


def _next(model: Any) -> int:
    return (model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def _different(count: int, make: Any) -> list[str]:
    """So many names, no two of them with the same address part."""
    found: dict[str, str] = {}
    while len(found) < count:
        name = make()
        found.setdefault(slug_of(name), name)
    return list(found.values())


def _tag_name(seed: int, chance: random.Random) -> str:
    words = vocabulary("en", seed)
    return f"{capitalised(words.rare(chance))} {chance.choice(words.common[20:])}"


def _named(model: Any, names: list[str]) -> list[tuple[int, str]]:
    there = set(model.objects.values_list("slug", flat=True))
    rows = [model(name=name, slug=slug_of(name)) for name in names if slug_of(name) not in there]
    model.objects.bulk_create(rows)
    slugs = [slug_of(name) for name in names]
    return list(model.objects.filter(slug__in=slugs).order_by("slug").values_list("pk", "slug"))


def _tags(names: list[str]) -> list[tuple[int, str]]:
    there = set(Tag.objects.values_list("name_key", flat=True))
    Tag.objects.bulk_create([Tag(name=name, slug=slug_of(name)) for name in names if fold(name) not in there])
    slugs = [slug_of(name) for name in names]
    return list(Tag.objects.filter(slug__in=slugs).order_by("slug").values_list("pk", "slug"))


def _pictures() -> list[dict[str, Any]]:
    """Files that the site has already, as their rows hold them: the same pictures stand in many articles."""
    columns = ", ".join(connection.ops.quote_name(column) for column in PICTURE_COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {ArticleImage._meta.db_table} WHERE file <> '' ORDER BY id LIMIT 20"
        )
        rows = cursor.fetchall()
    return [dict(zip(PICTURE_COLUMNS, row, strict=True)) for row in rows]
