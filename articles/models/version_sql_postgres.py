"""What the triggers of `version_triggers` say on PostgreSQL: what is to be moved is noted, and moved when it ends.

A row that all writers change would else make them wait for each other as long as a load takes. A stamp begins with the
number of the transaction, so that one of many rows writes it once.
"""

from types import SimpleNamespace

from articles.models.version_sql import LED_ON, PLACING, SEEN, differs, keys_of_place, shown_when

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
  IF 'everything' = ANY(keys) THEN
    INSERT INTO articles_publicversion AS version (key, stamp) VALUES ('everything', {POSTGRES_STAMP})
    ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp WHERE NOT starts_with(version.stamp, mine);
  END IF;
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
  IF TG_OP <> 'UPDATE' OR {differs(PLACING, "IS DISTINCT FROM")} THEN
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


NAMES_MOVED = """
CREATE OR REPLACE FUNCTION articles_names_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO articles_versionnote (key) VALUES ('names') ON CONFLICT DO NOTHING;
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
        "update": f"({seen}) AND ({differs(columns, 'IS DISTINCT FROM')})",
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


def _postgres_names(table: str) -> dict[str, str]:
    return {
        f"names_{place}": f'CREATE TRIGGER "CREATE_TRIGGER" AFTER {event} ON {table}'
        f" {each} EXECUTE FUNCTION articles_names_moved()"
        for place, event, each in (
            ("row", "INSERT OR UPDATE OR DELETE", "FOR EACH ROW"),
            ("truncate", "TRUNCATE", ""),
        )
    }


def _postgres_of_one_page(table: str, kind: str, is_shown: str, columns: tuple[str, ...]) -> dict[str, str]:
    when = shown_when(is_shown, differs(columns, "IS DISTINCT FROM"))
    return _postgres(table, tuple(when), f"articles_of_one_page_moved('{kind}')", when)


POSTGRES = SimpleNamespace(
    stamp=POSTGRES_STAMP,
    functions=(
        NOTES,
        NOTE,
        MOVE,
        PLACE,
        ARTICLE_MOVED,
        PART_MOVED,
        OF_ONE_PAGE_MOVED,
        SHARED_MOVED,
        NAMED,
        NAMES_MOVED,
    ),
    article=_postgres_article,
    part=_postgres_part,
    of_one_page=_postgres_of_one_page,
    shared=_postgres_shared,
    named=_postgres_named,
    names=_postgres_names,
    rest={"articles_versionnote_insert": MOVE_AT_THE_END},
)
