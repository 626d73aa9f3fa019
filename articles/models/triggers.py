"""Database triggers that keep the former addresses of articles, whichever way a row is written.

Admin saves, `loaddata`, `bulk_create`, `update()` and raw SQL alike. On SQLite a migration that remakes the table of
articles drops its triggers; call `create` behind it. The triggers of the search index: `articles/search/triggers.py`.
"""

from typing import Any

from provinces.models import address_triggers

ADDRESSED = ("Person", "Source")  # followed when they are renamed

# The old address part of an article is kept when it changes. An address taken over by another article leads to
# that article, and an article that takes an old one back owns it again: former slugs equal to a living one go.
KEEP_FORMER_SLUG = {
    "sqlite": [
        """
        CREATE TRIGGER articles_keep_former_slug AFTER UPDATE OF slug, language ON articles_article
        WHEN OLD.slug <> NEW.slug OR OLD.language <> NEW.language
        BEGIN
          INSERT INTO articles_formerslug (article_id, language, slug) VALUES (OLD.id, OLD.language, OLD.slug)
          ON CONFLICT (language, slug) DO UPDATE SET article_id = excluded.article_id;
          DELETE FROM articles_formerslug WHERE article_id = NEW.id AND language = NEW.language AND slug = NEW.slug;
        END
        """
    ],
    "postgresql": [
        """
        CREATE FUNCTION articles_keep_former_slug() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO articles_formerslug (article_id, language, slug) VALUES (OLD.id, OLD.language, OLD.slug)
          ON CONFLICT (language, slug) DO UPDATE SET article_id = excluded.article_id;
          DELETE FROM articles_formerslug WHERE article_id = NEW.id AND language = NEW.language AND slug = NEW.slug;
          RETURN NULL;
        END $$
        """,
        """
        CREATE TRIGGER articles_keep_former_slug AFTER UPDATE OF slug, language ON articles_article
        FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug OR OLD.language IS DISTINCT FROM NEW.language)
        EXECUTE FUNCTION articles_keep_former_slug()
        """,
    ],
}
DROP = {
    "sqlite": ["DROP TRIGGER IF EXISTS articles_keep_former_slug"],
    "postgresql": ["DROP FUNCTION IF EXISTS articles_keep_former_slug() CASCADE"],
}


def create(apps: Any, schema_editor: Any) -> None:
    """Migration step."""
    run(schema_editor, KEEP_FORMER_SLUG)


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `create`."""
    run(schema_editor, DROP)


def run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def watch_names(apps: Any, schema_editor: Any) -> None:
    """Migration step: the former addresses of people and sources; behind one that remakes their tables, too."""
    for name in ADDRESSED:
        address_triggers.watch(schema_editor, apps.get_model("articles", name))


def unwatch_names(apps: Any, schema_editor: Any) -> None:
    """Undo `watch_names`."""
    for name in ADDRESSED:
        address_triggers.unwatch(schema_editor, apps.get_model("articles", name))
