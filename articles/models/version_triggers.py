"""Database triggers that move the versions of what readers see, whichever way a row is written.

A draft moves nothing: only what is published or withdrawn, and what belongs to it. Their SQL stands in
`version_sql_sqlite` and `version_sql_postgres`. They are put where they are missing after every `migrate`, made for the
columns that are there; their names end in a digest of what they say, so that changed ones replace the old.

One way of writing is not seen: `INSERT OR REPLACE` of SQLite, by hand, deletes the rows that it replaces and fires no
trigger for them. The site never says it; `INSERT … ON CONFLICT DO UPDATE` is seen.
"""

import hashlib
from typing import Any

from django.apps import apps as registered
from django.db import connections, transaction

from articles.models.version_sql_postgres import POSTGRES
from articles.models.version_sql_sqlite import SQLITE

# What no reader is shown: the desk's own, and what other triggers write.
UNSEEN = {
    "Autosave",
    "CorrectionTask",
    "DayCount",
    "ErrorReport",
    "GlossaryTerm",
    "LanguageLimit",
    "Presence",
    "PreviewLink",
    "PublicVersion",
    "Review",
    "Revision",
    "SavedView",
    "SearchText",
    "Waiver",
}
# Tables of an article's parts: the column that leads to it, and the set that the row puts it into.
PARTS = {
    "ArticleImage": ("article_id", None),
    "ArticleProvince": ("article_id", "province"),
    "ArticleUnit": ("article_id", "unit"),
    "ChangeNote": ("article_id", None),
    "Credit": ("article_id", "person"),
    "FormerSlug": ("article_id", None),
    "TaggedArticle": ("content_object_id", "tag"),
}
# What one page alone shows, and only while the row says so: the set whose page it is, the column that says so, and all
# that the page shows of it.
OF_ONE_PAGE = {"Profile": ("person", "is_public", ("person_id", "is_public", "square", "alt"))}
# Seen on articles that use them; one that is only there is used by none yet. A former address of a tag redirects: what
# was no page before is not kept.
NAMES = {"FormerTagSlug", "Person", "Reference", "Source", "Tag"}
LEADING = {"Person", "Tag"}  # whose former addresses lead to the one of today
UNSEEN_COLUMNS = {"created_at", "created_by_id", "stale_since", "taken_at", "taken_by_id", "updated_by_id"}


def watch(sender: Any, using: str, **kwargs: Any) -> None:
    """After `migrate` and `flush`: new stamps, and the triggers as they should be."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "articles_publicversion" not in tables:  # migrated to a time before it
        return
    is_sqlite = connection.vendor == "sqlite"
    sql: Any = SQLITE if is_sqlite else POSTGRES
    with transaction.atomic(using=using), connection.cursor() as cursor:
        wanted = _wanted(connection, cursor, sql, tables)
        there = _there(cursor, is_sqlite)
        if set(there) != set(wanted):
            _drop(cursor, is_sqlite, there)
            for statement in (*sql.functions, *wanted.values()):
                cursor.execute(statement)
        cursor.execute("DELETE FROM articles_publicversion")
        # `shared` is part of every page that names its parts: none from before holds any more.
        for key in ("everything", "shared", "names"):
            cursor.execute(f"INSERT INTO articles_publicversion (key, stamp) VALUES ('{key}', {sql.stamp})")


def unwatch(apps: Any, schema_editor: Any) -> None:
    """Migration step backwards: before the table of versions goes."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    with schema_editor.connection.cursor() as cursor:
        _drop(cursor, is_sqlite, _there(cursor, is_sqlite))


def _wanted(connection: Any, cursor: Any, sql: Any, tables: set[str]) -> dict[str, str]:
    """The triggers by name."""
    made = {_name(sql, place, statement): statement for place, statement in sql.rest.items()}
    for model in registered.get_app_config("articles").get_models():
        table, name = model._meta.db_table, model.__name__
        if name in UNSEEN or table not in tables:
            continue
        if name == "Article":
            columns = [each.name for each in connection.introspection.get_table_description(cursor, table)]
            triggers = sql.article(table, [each for each in columns if each not in UNSEEN_COLUMNS])
        elif name in PARTS:
            triggers = sql.part(table, *PARTS[name])
        elif name in OF_ONE_PAGE:
            triggers = sql.of_one_page(table, *OF_ONE_PAGE[name])
        else:
            triggers = sql.shared(table, on_insert=name not in NAMES)
            if name in LEADING and tables >= {"articles_formertagslug", "provinces_formeraddress"}:
                triggers |= sql.named(table)
            if name in LEADING:
                triggers |= sql.names(table)
        for when, statement in triggers.items():
            made[_name(sql, f"{table}_{when}", statement)] = statement
    return {name: statement.replace("CREATE_TRIGGER", name) for name, statement in made.items()}


def _name(sql: Any, place: str, statement: str) -> str:
    digest = hashlib.sha256("\n".join((*sql.functions, statement)).encode()).hexdigest()[:8]
    return f"{place}_public_{digest}"


def _there(cursor: Any, is_sqlite: bool) -> dict[str, str]:
    """The triggers that are there by name, with their tables."""
    if is_sqlite:
        cursor.execute(
            r"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\_public\_%' ESCAPE '\'"
        )
    else:
        cursor.execute(
            r"SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            r" WHERE tgname LIKE '%\_public\_%'"
        )
    return dict(cursor.fetchall())


def _drop(cursor: Any, is_sqlite: bool, there: dict[str, str]) -> None:
    for trigger, table in there.items():
        cursor.execute(f'DROP TRIGGER "{trigger}"' + ("" if is_sqlite else f' ON "{table}"'))
