"""Many articles like one, tied to all that it is tied to: what shows whether work grows with the archive."""

import datetime as dt
from typing import Any

from django.db import connection, models
from django.utils import timezone

from articles.models import Article, Person, Source, Tag

TIED = ("about_provinces", "about_units", "tagged_items", "credits", "change_notes")
SPAN = dt.timedelta(days=1)


def add_archive(
    article: Article, number: int, *, first: int = 0, scheduled: bool = False, named: bool = False
) -> None:
    """`number` more, of the day before it; every other one has its original's date too. `first` tells sets apart.
    `scheduled` ones are of the days to come; `named` ones have a tag, a person and an outlet that no other one has.

    More of them are more of the same days, so that what a page lists stays the same. PostgreSQL counts its rows anew:
    it plans by how many there are.
    """
    apart = SPAN / number
    until = timezone.now() + 2 * SPAN if scheduled else article.publish_at
    copies = [_copy(article, first + place, until - place * apart) for place in range(1, number + 1)]
    Article.objects.bulk_create(copies)
    if named:
        _name(copies)
    for name in TIED:
        relation: Any = getattr(article, name)
        rows = [_of(row, relation.field.name, copy) for copy in copies for row in relation.all()]
        relation.model.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def _copy(article: Article, place: int, at: dt.datetime) -> Article:
    copy = _again(article)
    copy.slug, copy.translation_key = f"{article.slug}-{place}", f"{article.translation_key}-{place}"
    copy.publish_at = at
    copy.original_date = copy.publish_at.date().isoformat() if place % 2 else ""
    copy.original_url = copy.original_text = ""
    return copy


def _name(articles: list[Article]) -> None:
    """Names grow with an archive as well."""
    slugs = [article.slug for article in articles]
    tags = Tag.objects.bulk_create(Tag(name=slug, slug=slug) for slug in slugs)
    people = Person.objects.bulk_create(Person(name=slug, slug=slug) for slug in slugs)
    Source.objects.bulk_create(Source(name=slug, slug=slug) for slug in slugs)
    for article, tag, person in zip(articles, tags, people, strict=True):
        article.tagged_items.create(tag=tag)
        article.credits.create(person=person, role="translator")


def _of(row: models.Model, name: str, article: Article) -> models.Model:
    copy = _again(row)
    setattr(copy, name, article)
    if hasattr(copy, "at"):
        copy.at = article.publish_at
    return copy


def _again(row: Any) -> Any:
    """A row to be, with the same values in what is stored."""
    fields = [field for field in row._meta.concrete_fields if not field.generated and not field.primary_key]
    return type(row)(**{field.attname: getattr(row, field.attname) for field in fields})
