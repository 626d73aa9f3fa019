"""What the triggers of `version_triggers` look at, in words that both databases have."""

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


def differs(columns: list[str] | tuple[str, ...], unlike: str) -> str:
    return " OR ".join(f'NEW."{column}" {unlike} OLD."{column}"' for column in columns)


def shown_when(is_shown: str, differs: str) -> dict[str, str]:
    """Which events change the page that shows the row."""
    return {
        "insert": f"NEW.{is_shown}",
        "update": f"(OLD.{is_shown} OR NEW.{is_shown}) AND ({differs})",
        "delete": f"OLD.{is_shown}",
    }
