"""Command: fills the peer with the English articles of our site, read from its SQLite file (`OURS`).

One article is made as an editor would make it; the rows of all others are copies of its rows with other words.
"""

import os
import sqlite3
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from newspaper.models import ArticlePage, IndexPage, Province, TaggedArticle
from taggit.models import Tag
from wagtail.models import Page, Site

ARTICLES = """
SELECT id, title, slug, teaser, body, dated, publish_at FROM articles_article
WHERE status = 'published' AND language = 'en' AND publish_at <= datetime('now') AND length(dated) >= 10 ORDER BY dated
"""


class Command(BaseCommand):
    help = "Fill the peer with the articles of our site."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        ours = sqlite3.connect(f"file:{os.environ['OURS']}?mode=ro", uri=True)
        index = self.index()
        first = ArticlePage(title="First", slug="first", date="2000-01-01")
        index.add_child(instance=first)
        provinces = self.named(
            ours, Province, "SELECT id, coalesce(nullif(local_name, ''), name), slug FROM provinces_province"
        )
        tags = self.named(ours, Tag, "SELECT id, name, slug FROM articles_tag")
        numbers = self.articles(ours, index, first)
        self.links(
            ours, TaggedArticle, "tag_id", tags, "content_object_id", "articles_taggedarticle", numbers
        )
        through = ArticlePage.provinces.through
        self.links(ours, through, "province_id", provinces, "article_id", "articles_articleprovince", numbers)
        self.stdout.write(f"{len(numbers)} articles")

    def index(self) -> IndexPage:
        Page.objects.filter(depth=2).delete()
        root = Page.get_first_root_node()
        home = root.add_child(instance=Page(title="Home", slug="home"))
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
        return home.add_child(instance=IndexPage(title="Articles", slug="articles"))

    def named(self, ours: Any, model: Any, query: str) -> dict[int, int]:
        """The number here by the number there."""
        rows = ours.execute(query).fetchall()
        model.objects.bulk_create([model(name=name, slug=slug) for _number, name, slug in rows])
        here = dict(model.objects.values_list("slug", "pk"))
        return {number: here[slug] for number, _name, slug in rows}

    def articles(self, ours: Any, index: IndexPage, first: ArticlePage) -> dict[int, int]:
        """As `named`. All pages below the index, in order of their dates."""
        page, article = (
            self.row("wagtailcore_page", "id", first.pk),
            self.row(ArticlePage._meta.db_table, "page_ptr_id", first.pk),
        )
        numbers, pages, articles = {}, [], []
        for place, (number, title, slug, teaser, body, dated, published) in enumerate(
            ours.execute(ARTICLES), 1
        ):
            pk = numbers[number] = first.pk + place
            text = {
                "title": title,
                "draft_title": title,
                "slug": slug,
                "url_path": f"{index.url_path}{slug}/",
            }
            times = dict.fromkeys(
                ("first_published_at", "last_published_at", "latest_revision_created_at"), published
            )
            place_in_tree = {"id": pk, "path": ArticlePage._get_path(index.path, index.depth + 1, place + 1)}
            key = {"translation_key": f"{pk:032x}"}
            pages.append(page | text | times | place_in_tree | key)
            articles.append(article | {"page_ptr_id": pk, "date": dated[:10], "teaser": teaser, "body": body})
        self.insert("wagtailcore_page", pages)
        self.insert(ArticlePage._meta.db_table, articles)
        Page.objects.filter(pk=index.pk).update(numchild=len(pages) + 1)
        return numbers

    def links(
        self,
        ours: Any,
        model: Any,
        name: str,
        known: dict[int, int],
        of: str,
        theirs: str,
        numbers: dict[int, int],
    ) -> None:
        column = model._meta.get_field("content_object").column if name == "tag_id" else "articlepage_id"
        rows = ours.execute(f"SELECT {of}, {name} FROM {theirs}").fetchall()
        self.insert(
            model._meta.db_table,
            [{column: numbers[one], name: known[other]} for one, other in rows if one in numbers],
        )

    def row(self, table: str, column: str, number: int) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s", [number])
            return dict(zip([each[0] for each in cursor.description], cursor.fetchone(), strict=True))

    def insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        names = list(rows[0])
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
        with connection.cursor() as cursor:
            cursor.executemany(statement, [tuple(row.values()) for row in rows])
