"""How the database goes about the queries of some code: what tests of the archive's growth look into."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests.articles.test_one_original import fill_up


def plan_of(run: Callable[[], Any]) -> str:
    """The plans of all queries, on PostgreSQL among three thousand articles more: it plans by how many there are."""
    if connection.vendor == "postgresql" and Article.objects.count() < 3000:
        fill_up()
    with CaptureQueriesContext(connection) as queries:
        run()
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    lines: list[str] = []
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            cursor.execute(f"{explain} {query['sql']}")
            lines.extend(str(row[-1]) for row in cursor.fetchall())
    return "\n".join(lines)


def reads_everything(plan: str, table: str = "articles_article") -> bool:
    """Whether SQLite goes through the whole table, or sorts what it found. PostgreSQL may, among so few rows."""
    ways = (f"SCAN {table}", "TEMP B-TREE") if connection.vendor == "sqlite" else ()
    return any(way in plan for way in ways)
