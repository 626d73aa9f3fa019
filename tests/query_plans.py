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


def as_among_thousands() -> None:
    """Let PostgreSQL plan among some hundred rows as it does among many, until the test's transaction ends.

    It reads small tables whole, whatever indexes they have, and is right to. And no compiling of plans that look dear.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
            cursor.execute("SET LOCAL jit = off")


def work_of(run: Callable[[], Any]) -> int:
    """How much the database does for some code: steps of SQLite's machine, rows that PostgreSQL's plans go through.

    No clock: the same rows and the same questions give the same number.
    """
    return _steps(run) if connection.vendor == "sqlite" else _rows(run)


def _steps(run: Callable[[], Any]) -> int:
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, 1)
    try:
        run()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return taken


def _rows(run: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        run()
    taken = 0
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            if query["sql"].startswith(("SELECT", "WITH")):
                cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {query['sql']}")
                [[told]] = cursor.fetchall()
                taken += _gone_through(told[0]["Plan"])
    return taken


def _gone_through(plan: dict[str, Any]) -> int:
    """Rows that a plan and its parts gave, and those they threw away.

    Not what a bitmap is made of: an index holds the rows of other tests, too, until they are cleared away.
    """
    if plan["Node Type"] == "Bitmap Index Scan":
        return 0
    names = (
        "Actual Rows",
        "Rows Removed by Filter",
        "Rows Removed by Join Filter",
        "Rows Removed by Index Recheck",
    )
    own = sum(plan.get(name, 0) for name in names) * plan["Actual Loops"]
    return round(own + sum(_gone_through(part) for part in plan.get("Plans", ())))
