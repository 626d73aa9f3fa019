"""What the triggers of `version_triggers` say on SQLite: a stamp moves with the write."""

from types import SimpleNamespace

from articles.models.version_sql import LED_ON, PLACING, SEEN, differs, keys_of_place, shown_when

SQLITE_STAMP = "lower(hex(randomblob(16)))"


def _sqlite(table: str, event: str, queries: list[str], when: str = "") -> str:
    """A conflict is answered by the upsert, also where the write that fired the trigger says OR IGNORE."""
    keys = " UNION ".join(["SELECT 'everything' AS key", *queries])
    return (
        f'CREATE TRIGGER "CREATE_TRIGGER" AFTER {event} ON {table} {f"WHEN {when}" if when else ""} BEGIN'
        f" INSERT INTO articles_publicversion (key, stamp) SELECT key, {SQLITE_STAMP} FROM ({keys})"
        " WHERE key IS NOT NULL ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp; END"
    )


def _sqlite_article(table: str, columns: list[str]) -> dict[str, str]:
    triggers = {}
    for event, row in (("insert", "NEW"), ("delete", "OLD")):
        own = f"SELECT 'article:' || {row}.id"
        when = f"{row}.status IN {SEEN}"
        triggers[event] = _sqlite(table, event.upper(), [own, *keys_of_place(row)], when)
    seen = f"(OLD.status IN {SEEN} OR NEW.status IN {SEEN})"
    shown = f"{seen} AND ({differs(columns, 'IS NOT')})"
    placed = f"{seen} AND ({differs(PLACING, 'IS NOT')})"
    triggers["update"] = _sqlite(table, "UPDATE", ["SELECT 'article:' || NEW.id"], shown)
    both = [*keys_of_place("OLD"), *keys_of_place("NEW")]
    triggers["placing"] = _sqlite(table, "UPDATE", both, placed)
    return triggers


def _sqlite_part(table: str, article: str, kind: str | None) -> dict[str, str]:
    triggers = {}
    for event, rows in (("insert", ["NEW"]), ("update", ["OLD", "NEW"]), ("delete", ["OLD"])):
        queries = [f"SELECT 'article:' || {row}.{article}" for row in rows]
        queries += [f"SELECT '{kind}:' || {row}.{kind}_id" for row in rows if kind]
        of = ", ".join(f"{row}.{article}" for row in rows)
        when = f"EXISTS (SELECT 1 FROM articles_article WHERE id IN ({of}) AND status IN {SEEN})"
        triggers[event] = _sqlite(table, event.upper(), queries, when)
    return triggers


def _sqlite_shared(table: str, *, on_insert: bool) -> dict[str, str]:
    events = ("insert", "update", "delete") if on_insert else ("update", "delete")
    return {event: _sqlite(table, event.upper(), ["SELECT 'shared'"]) for event in events}


def _sqlite_named(table: str) -> dict[str, str]:
    return {"insert": _sqlite(table, "INSERT", ["SELECT 'shared'"], LED_ON)}


def _sqlite_names(table: str) -> dict[str, str]:
    return {
        f"names_{event.lower()}": f'CREATE TRIGGER "CREATE_TRIGGER" AFTER {event} ON {table} BEGIN'
        f" INSERT INTO articles_publicversion (key, stamp) VALUES ('names', {SQLITE_STAMP})"
        " ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp; END"
        for event in ("INSERT", "UPDATE", "DELETE")
    }


def _sqlite_of_one_page(table: str, kind: str, is_shown: str, columns: tuple[str, ...]) -> dict[str, str]:
    triggers = {}
    for event, when in shown_when(is_shown, differs(columns, "IS NOT")).items():
        rows = [row for row in ("OLD", "NEW") if f"{row}." in when]
        queries = [f"SELECT '{kind}:' || {row}.{kind}_id" for row in rows]
        triggers[event] = _sqlite(table, event.upper(), queries, when)
    return triggers


SQLITE = SimpleNamespace(
    stamp=SQLITE_STAMP,
    functions=(),
    article=_sqlite_article,
    part=_sqlite_part,
    of_one_page=_sqlite_of_one_page,
    shared=_sqlite_shared,
    named=_sqlite_named,
    names=_sqlite_names,
    rest={},
)
