"""The index on PostgreSQL: functions and triggers that keep `SearchText` right, and a vector of its words."""

from articles.fields.browse_date import CREATE_DATED
from articles.search.columns import needs_columns
from articles.search.normalization import LONGEST, SEPARATORS
from articles.search.sqlite import COLUMNS, READ, STORED, published, stored
from articles.search.sqlite import indexed as texts_of
from articles.search.statements import SQL
from provinces.datatypes.names import WHITE_SPACE
from provinces.datatypes.unseen_characters import UNSEEN

# ICU's rules of lower case: those of the database depend on how it was made.
_LOWER = 'COLLATE "vi-x-icu"'
_S = f"[{WHITE_SPACE}]"  # Python's `\s`; PostgreSQL's own depends on the database's locale
_SEEN = f"regexp_replace(left(value, {LONGEST}), '{UNSEEN}', '', 'g')"

# A lexeme no text can have keeps a phrase from running from the end of one column into the next.
_GAP = r"E'\ue002:1'::tsvector"
WEIGHTS = {"title": "A", "teaser": "B", "accented": "C", "body": "D"}
INDEXED = "words, heads"


def vectors(columns: dict[str, str]) -> str:
    """The columns of INDEXED, all the words and those of title and teaser, of the folded words of each column."""
    made = {name: f"to_tsvector('pg_catalog.simple'::regconfig, {words})" for name, words in columns.items()}
    whole = f" || {_GAP} || ".join(f"setweight({made[name]}, '{weight}')" for name, weight in WEIGHTS.items())
    return f"{whole}, setweight({made['title']}, 'A') || {_GAP} || setweight({made['teaser']}, 'B')"


def indexed(row: str) -> str:
    """The same of the article in `row`: NEW, or the alias of a table."""
    return vectors(dict(zip(COLUMNS, texts_of(row), strict=True)))


FUNCTIONS = [
    *CREATE_DATED,
    rf"""
    CREATE OR REPLACE FUNCTION borderpost_words(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
      SELECT btrim(regexp_replace(
        replace(lower(regexp_replace(
          normalize(translate({_SEEN}, 'đĐðÐłŁøØ', 'ddddlloo'), NFKD),
          '[\u0300-\u036f]', '', 'g') {_LOWER}), 'ς', 'σ'),
        '[{SEPARATORS}]+', ' ', 'g'))
    $$
    """,
    rf"""
    CREATE OR REPLACE FUNCTION borderpost_accented(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
      SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '') FROM (
        SELECT DISTINCT word FROM regexp_split_to_table(
          lower(normalize({_SEEN}, NFC) {_LOWER}), '[{SEPARATORS}]+') AS word
        WHERE word ~ '[^\u0001-\u007f]') AS found
    $$
    """,
    rf"""
    CREATE OR REPLACE FUNCTION borderpost_plain(body text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
      SELECT replace(replace(replace(replace(replace(replace(
        regexp_replace(
          regexp_replace(
            regexp_replace(body,
              '<p({_S}[^>]*)?>{_S}*\[(picture|ảnh){_S}+\d{{1,4}}\]{_S}*</p>', ' ', 'gi'),
            '</(p|h2|h3|li|blockquote)>|<br{_S}*/?>', ' ', 'gi'),
          '<[^>"]*("[^"]*"[^>"]*)*>', '', 'g'),
        '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')
    $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION articles_search_article() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN
        DELETE FROM articles_searchtext WHERE article_id = OLD.id;
      END IF;
      IF TG_OP <> 'DELETE' AND {published("NEW")} THEN
        INSERT INTO articles_searchtext({STORED}, {INDEXED}) SELECT {stored("NEW")}, {indexed("NEW")};
      END IF;
      RETURN NULL;
    END $$
    """,
]
_DIFFERS = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in ("id", *READ))
TRIGGERS = [
    """CREATE TRIGGER articles_search_written AFTER INSERT OR DELETE ON articles_article
       FOR EACH ROW EXECUTE FUNCTION articles_search_article()""",
    f"""CREATE TRIGGER articles_search_changed AFTER UPDATE ON articles_article
        FOR EACH ROW WHEN ({_DIFFERS}) EXECUTE FUNCTION articles_search_article()""",
]
DROP_TRIGGERS = [
    f"DROP TRIGGER IF EXISTS articles_search_{name} ON articles_article" for name in ("written", "changed")
]
DROP_FUNCTIONS = [
    "DROP FUNCTION IF EXISTS articles_search_article()",
    *(f"DROP FUNCTION IF EXISTS borderpost_{name}(text)" for name in ("words", "accented", "plain")),
]
TABLES = [
    "ALTER TABLE articles_searchtext ADD COLUMN words tsvector NOT NULL, ADD COLUMN heads tsvector NOT NULL",
    "CREATE INDEX searchtext_words ON articles_searchtext USING gin (words)",
    "CREATE INDEX searchtext_heads ON articles_searchtext USING gin (heads)",
]


def match(alternatives: list[list[tuple[str, ...]]], columns: tuple[str, ...], *, apart: bool = False) -> str:
    """One tsquery: each inner list is a choice of phrases, and one of each must stand in the columns."""
    return " & ".join(
        "(" + " | ".join(_phrase(phrase, columns) for phrase in choice) + ")" for choice in alternatives
    )


def _phrase(phrase: tuple[str, ...], columns: tuple[str, ...]) -> str:
    weights = "".join(WEIGHTS[column] for column in columns) if needs_columns(phrase, columns) else ""
    return "(" + " <-> ".join(f"'{word}':{weights}" for word in phrase) + ")"


def without(wanted: str, unwanted: list[str]) -> str:
    return " & ".join([f"({wanted})", *(f"!({each})" for each in unwanted)])


# What else answers among the texts that answer the question.
MATCHING_AMONG = """SELECT place FROM articles_searchtext
  WHERE words @@ %s::tsquery AND place IN (SELECT place FROM answering)"""


def holding(expression: str, within: SQL, *, titles: bool = False) -> SQL:
    """The places of texts, or of titles, that answer the expression. `within` are two places in SQL."""
    vector, (between, values) = "heads" if titles else "words", within
    sql = f"SELECT place FROM articles_searchtext WHERE {vector} @@ %s::tsquery AND place BETWEEN {between}"
    return sql, [expression, *values]


def matching(
    expression: str, within: SQL, among: list[SQL], tests: list[SQL], *, titles: bool = False
) -> SQL:
    """The same of those whose articles are `among` these numbers, and that pass the tests, in no order."""
    sql, values = holding(expression, within, titles=titles)
    wanted = [*((f"articles_searchtext.article_id IN ({sql})", given) for sql, given in among), *tests]
    sql = " AND ".join([sql, *(part for part, _given in wanted)])
    return sql, [*values, *(value for _part, given in wanted for value in given)]
