"""Database triggers that say since when a translation is stale, whichever way it or its original is written.

Asked when somebody looks, it would be asked of every translation there is: 0.8 s a list at 1,000,000 articles. On
SQLite a migration that remakes the table of articles or of revisions drops these; call `put_back` behind it.
"""

from typing import Any

from articles.choices import Significance
from articles.models.triggers import run


def since(based_on: str) -> str:
    """When what the text was made from first changed by more than a typo after that revision; NULL while it has not."""
    return f"""(SELECT min(newer.at) FROM articles_revision AS base JOIN articles_revision AS newer
      ON newer.article_id = base.article_id AND newer.part = base.part AND newer.number > base.number
      AND newer.significance > {Significance.TYPO.value} WHERE base.id = {based_on})"""


def _of_text(row: str) -> str:
    """All texts that were made from what this revision is one of say anew since when they are stale."""
    return f"""UPDATE articles_article SET stale_since = {since("articles_article.based_on_id")}
      WHERE based_on_id IN (SELECT id FROM articles_revision WHERE article_id = {row}.article_id
      AND part = {row}.part AND number <= {row}.number);"""


_READ = ("article_id", "part", "number", "significance", "at")
_MADE_FROM_ONE = "NEW.based_on_id IS NOT NULL OR NEW.stale_since IS NOT NULL"
_OF_ARTICLE = "based_on_id, stale_since"  # a form saves the whole row as it was when it was opened


def _differs(unlike: str, columns: tuple[str, ...]) -> str:
    return " OR ".join(f"OLD.{column} {unlike} NEW.{column}" for column in columns)


def _sqlite() -> list[str]:
    mend = f"""BEGIN UPDATE articles_article SET stale_since = {since("NEW.based_on_id")} WHERE id = NEW.id; END"""
    return [
        f"CREATE TRIGGER articles_stale_added AFTER INSERT ON articles_article WHEN {_MADE_FROM_ONE} {mend}",
        f"""CREATE TRIGGER articles_stale_changed AFTER UPDATE OF {_OF_ARTICLE} ON articles_article
            WHEN {_differs("IS NOT", ("based_on_id", "stale_since"))} {mend}""",
        f"CREATE TRIGGER articles_stale_by_new_revision AFTER INSERT ON articles_revision BEGIN {_of_text('NEW')} END",
        f"""CREATE TRIGGER articles_stale_by_changed_revision AFTER UPDATE OF {", ".join(_READ)} ON articles_revision
            WHEN {_differs("IS NOT", _READ)} BEGIN {_of_text("OLD")} {_of_text("NEW")} END""",
        f"CREATE TRIGGER articles_stale_by_gone_revision AFTER DELETE ON articles_revision BEGIN {_of_text('OLD')} END",
    ]


def _postgresql() -> list[str]:
    functions = {
        "articles_stale": f"NEW.stale_since := {since('NEW.based_on_id')}; RETURN NEW;",
        "articles_stale_by_new_revision": f"{_of_text('NEW')} RETURN NULL;",
        "articles_stale_by_changed_revision": f"{_of_text('OLD')} {_of_text('NEW')} RETURN NULL;",
        "articles_stale_by_gone_revision": f"{_of_text('OLD')} RETURN NULL;",
    }
    made = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {text} END $$"
        for name, text in functions.items()
    ]
    stale = "FOR EACH ROW WHEN ({}) EXECUTE FUNCTION articles_stale()".format
    return [
        *made,
        f"CREATE TRIGGER articles_stale_added BEFORE INSERT ON articles_article {stale(_MADE_FROM_ONE)}",
        f"""CREATE TRIGGER articles_stale_changed BEFORE UPDATE OF {_OF_ARTICLE} ON articles_article
            {stale(_differs("IS DISTINCT FROM", ("based_on_id", "stale_since")))}""",
        """CREATE TRIGGER articles_stale_by_new_revision AFTER INSERT ON articles_revision
            FOR EACH ROW EXECUTE FUNCTION articles_stale_by_new_revision()""",
        f"""CREATE TRIGGER articles_stale_by_changed_revision AFTER UPDATE OF {", ".join(_READ)} ON articles_revision
            FOR EACH ROW WHEN ({_differs("IS DISTINCT FROM", _READ)})
            EXECUTE FUNCTION articles_stale_by_changed_revision()""",
        """CREATE TRIGGER articles_stale_by_gone_revision AFTER DELETE ON articles_revision
            FOR EACH ROW EXECUTE FUNCTION articles_stale_by_gone_revision()""",
    ]


_NAMES = (
    "articles_stale_added",
    "articles_stale_changed",
    "articles_stale_by_new_revision",
    "articles_stale_by_changed_revision",
    "articles_stale_by_gone_revision",
)
_FUNCTIONS = ("articles_stale", *_NAMES[2:])


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers, made anew."""
    drop(apps, schema_editor)
    run(schema_editor, {"sqlite": _sqlite(), "postgresql": _postgresql()})


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `put_back`."""
    run(
        schema_editor,
        {
            "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _NAMES],
            "postgresql": [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in _FUNCTIONS],
        },
    )


def fill(apps: Any, schema_editor: Any) -> None:
    """Migration step: what is stale already; one look-up for each translation."""
    schema_editor.execute(
        f"UPDATE articles_article SET stale_since = {since('articles_article.based_on_id')}"
        f" WHERE based_on_id IS NOT NULL AND {since('articles_article.based_on_id')} IS NOT NULL",
        params=None,
    )
