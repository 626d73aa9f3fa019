"""What the triggers of `version_triggers` say, in the SQL of both databases.

PostgreSQL notes what is to be moved and does it at the end of the transaction: a row that all writers change would else
make them wait for each other as long as a load takes. There a stamp begins with the number of the transaction, so that
one of many rows writes it once.
"""

from types import SimpleNamespace

SEEN = "('published', 'withdrawn')"
SETS = {
    "province": ("articles_articleprovince", "article_id"),
    "unit": ("articles_articleunit", "article_id"),
    "person": ("articles_credit", "article_id"),
    "tag": ("articles_taggedarticle", "content_object_id"),
}
# What decides where an article stands; all else of it changes only the pages that show it.
PLACING = (
    "status",
    "publish_at",
    "dated",
    "language",
    "waits_for_original",
    "original_id",
    "translation_key",
    "original_date",
    "source_id",
)
# A new tag or person under a former address of another one, which leads on no longer.
LED_ON = (
    "EXISTS (SELECT 1 FROM articles_formertagslug WHERE slug = NEW.slug UNION ALL"
    " SELECT 1 FROM provinces_formeraddress WHERE kind = 'articles.person' AND former = NEW.slug)"
)


def keys_of_place(row: str) -> list[str]:
    """Queries for the keys of all lists that an article stands in; `row` is NEW or OLD."""
    return [
        f"SELECT 'list:' || {row}.language AS key",
        f"SELECT 'month:' || {row}.language || ':' || substr({row}.dated, 1, 7)",
        # A year comes or goes with its only article. Those that may be hidden while this one is shown do not count.
        (
            f"SELECT 'years:' || {row}.language WHERE NOT EXISTS (SELECT 1 FROM articles_article AS other"
            f" WHERE other.language = {row}.language AND other.status = 'published'"
            f" AND other.dated >= substr({row}.dated, 1, 4) AND other.dated < substr({row}.dated, 1, 4) || '~'"
            f" AND other.id <> {row}.id AND NOT other.waits_for_original AND other.publish_at <= {row}.publish_at)"
        ),
        f"SELECT 'article:' || id FROM articles_article WHERE translation_key = {row}.translation_key",
        (
            f"SELECT 'years:' || {row}.language WHERE {row}.original_date = '' AND NOT EXISTS"
            f" (SELECT 1 FROM articles_article AS other WHERE other.language = {row}.language"
            f" AND other.status = 'published' AND other.original_date = '' AND other.source_id IS NOT NULL"
            f" AND other.id <> {row}.id AND NOT other.waits_for_original AND other.publish_at <= {row}.publish_at)"
        ),
        # Evidence comes and goes with its article.
        f"SELECT 'shared' WHERE EXISTS (SELECT 1 FROM articles_citation WHERE article_id = {row}.id)",
        # One that waits for this one comes and goes with it, from all its own lists.
        (
            f"SELECT 'shared' WHERE EXISTS (SELECT 1 FROM articles_article AS other"
            f" WHERE other.original_id = {row}.id AND other.waits_for_original)"
        ),
        *(
            f"SELECT '{kind}:' || {kind}_id FROM {table} WHERE {column} = {row}.id"
            for kind, (table, column) in SETS.items()
        ),
    ]


def _differs(columns: list[str] | tuple[str, ...], unlike: str) -> str:
    return " OR ".join(f'NEW."{column}" {unlike} OLD."{column}"' for column in columns)


def _shown_when(is_shown: str, differs: str) -> dict[str, str]:
    """Which events change the page that shows the row."""
    return {
        "insert": f"NEW.{is_shown}",
        "update": f"(OLD.{is_shown} OR NEW.{is_shown}) AND ({differs})",
        "delete": f"OLD.{is_shown}",
    }


# --- SQLite ----------------------------------------------------------------------------------------------------------
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
    shown = f"{seen} AND ({_differs(columns, 'IS NOT')})"
    placed = f"{seen} AND ({_differs(PLACING, 'IS NOT')})"
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


def _sqlite_of_one_page(table: str, kind: str, is_shown: str, columns: tuple[str, ...]) -> dict[str, str]:
    triggers = {}
    for event, when in _shown_when(is_shown, _differs(columns, "IS NOT")).items():
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
    rest={},
)

# --- PostgreSQL ------------------------------------------------------------------------------------------------------
POSTGRES_STAMP = "pg_current_xact_id()::text || '.' || gen_random_uuid()"
# What a transaction moves is noted with its number, and done by the first of its notes when it ends. Not logged: notes
# live no longer than their transaction.
NOTES = """
CREATE UNLOGGED TABLE IF NOT EXISTS articles_versionnote (
  xact xid8 DEFAULT pg_current_xact_id(), key text, PRIMARY KEY (xact, key))
"""
NOTE = """
CREATE OR REPLACE FUNCTION articles_note_versions(keys text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO articles_versionnote (key)
  SELECT key FROM unnest(ARRAY['everything'] || keys) AS key WHERE key IS NOT NULL
  ON CONFLICT DO NOTHING
$$
"""
# The row that all writers change comes first: who has it waits for nobody else.
MOVE = f"""
CREATE OR REPLACE FUNCTION articles_move_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mine text := pg_current_xact_id()::text || '.';
  keys text[];
BEGIN
  WITH noted AS (DELETE FROM articles_versionnote WHERE xact = pg_current_xact_id() RETURNING key)
  SELECT array_agg(key) INTO keys FROM noted;
  IF keys IS NULL THEN RETURN NULL; END IF;
  INSERT INTO articles_publicversion AS version (key, stamp) VALUES ('everything', {POSTGRES_STAMP})
  ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp WHERE NOT starts_with(version.stamp, mine);
  INSERT INTO articles_publicversion AS version (key, stamp)
  SELECT key, {POSTGRES_STAMP} FROM unnest(keys) AS key WHERE key <> 'everything'
  ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp WHERE NOT starts_with(version.stamp, mine);
  RETURN NULL;
END $$
"""
MOVE_AT_THE_END = """
CREATE CONSTRAINT TRIGGER "CREATE_TRIGGER" AFTER INSERT ON articles_versionnote DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION articles_move_versions()
"""
PLACE = f"""
CREATE OR REPLACE FUNCTION articles_keys_of_place(one articles_article) RETURNS text[] LANGUAGE sql AS $$
  SELECT array_agg(key) FROM ({" UNION ALL ".join(keys_of_place("one"))}) AS keys
$$
"""
ARTICLE_MOVED = f"""
CREATE OR REPLACE FUNCTION articles_article_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE keys text[];
BEGIN
  IF TG_OP <> 'INSERT' THEN keys := ARRAY['article:' || OLD.id]; END IF;
  IF TG_OP <> 'DELETE' THEN keys := keys || ('article:' || NEW.id); END IF;
  IF TG_OP <> 'UPDATE' OR {_differs(PLACING, "IS DISTINCT FROM")} THEN
    IF TG_OP <> 'INSERT' THEN keys := keys || articles_keys_of_place(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN keys := keys || articles_keys_of_place(NEW); END IF;
  END IF;
  PERFORM articles_note_versions(keys);
  RETURN NULL;
END $$
"""
PART_MOVED = f"""
CREATE OR REPLACE FUNCTION articles_part_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of text := TG_ARGV[0];
  kind text := TG_ARGV[1];
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF EXISTS (SELECT 1 FROM articles_article
             WHERE id IN ((was ->> of)::bigint, (now ->> of)::bigint) AND status IN {SEEN}) THEN
    PERFORM articles_note_versions(ARRAY[
      'article:' || (was ->> of), 'article:' || (now ->> of),
      kind || ':' || (was ->> (kind || '_id')), kind || ':' || (now ->> (kind || '_id'))]);
  END IF;
  RETURN NULL;
END $$
"""
OF_ONE_PAGE_MOVED = """
CREATE OR REPLACE FUNCTION articles_of_one_page_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text := TG_ARGV[0];
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  PERFORM articles_note_versions(ARRAY[
    kind || ':' || (was ->> (kind || '_id')), kind || ':' || (now ->> (kind || '_id'))]);
  RETURN NULL;
END $$
"""
SHARED_MOVED = """
CREATE OR REPLACE FUNCTION articles_shared_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM articles_note_versions(ARRAY['shared']);
  RETURN NULL;
END $$
"""
NAMED = f"""
CREATE OR REPLACE FUNCTION articles_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {LED_ON} THEN PERFORM articles_note_versions(ARRAY['shared']); END IF;
  RETURN NULL;
END $$
"""


def _postgres(table: str, events: tuple[str, ...], function: str, when: dict[str, str]) -> dict[str, str]:
    triggers = {
        event: f'CREATE TRIGGER "CREATE_TRIGGER" AFTER {event.upper()} ON {table}'
        f" FOR EACH ROW {f'WHEN ({when[event]})' if event in when else ''}"
        f" EXECUTE FUNCTION {function}"
        for event in events
    }
    triggers["truncate"] = (
        f'CREATE TRIGGER "CREATE_TRIGGER" AFTER TRUNCATE ON {table} EXECUTE FUNCTION articles_shared_moved()'
    )
    return triggers


def _postgres_article(table: str, columns: list[str]) -> dict[str, str]:
    seen = f"OLD.status IN {SEEN} OR NEW.status IN {SEEN}"
    when = {
        "insert": f"NEW.status IN {SEEN}",
        "update": f"({seen}) AND ({_differs(columns, 'IS DISTINCT FROM')})",
        "delete": f"OLD.status IN {SEEN}",
    }
    return _postgres(table, tuple(when), "articles_article_moved()", when)


def _postgres_part(table: str, article: str, kind: str | None) -> dict[str, str]:
    function = f"articles_part_moved('{article}'{f", '{kind}'" if kind else ''})"
    return _postgres(table, ("insert", "update", "delete"), function, {})


def _postgres_shared(table: str, *, on_insert: bool) -> dict[str, str]:
    events = ("insert", "update", "delete") if on_insert else ("update", "delete")
    return _postgres(table, events, "articles_shared_moved()", {})


def _postgres_named(table: str) -> dict[str, str]:
    return {"insert": _postgres(table, ("insert",), "articles_named()", {})["insert"]}


def _postgres_of_one_page(table: str, kind: str, is_shown: str, columns: tuple[str, ...]) -> dict[str, str]:
    when = _shown_when(is_shown, _differs(columns, "IS DISTINCT FROM"))
    return _postgres(table, tuple(when), f"articles_of_one_page_moved('{kind}')", when)


POSTGRES = SimpleNamespace(
    stamp=POSTGRES_STAMP,
    functions=(NOTES, NOTE, MOVE, PLACE, ARTICLE_MOVED, PART_MOVED, OF_ONE_PAGE_MOVED, SHARED_MOVED, NAMED),
    article=_postgres_article,
    part=_postgres_part,
    of_one_page=_postgres_of_one_page,
    shared=_postgres_shared,
    named=_postgres_named,
    rest={"articles_versionnote_insert": MOVE_AT_THE_END},
)
