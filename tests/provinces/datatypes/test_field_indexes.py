"""No index is the beginning of another one: a row is written once for each, and no question needs both."""

from itertools import permutations

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from provinces.datatypes.field_indexes import DropFieldIndex

OURS = ("articles", "provinces")
pytestmark = pytest.mark.both_databases


def constraints_of(table):
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, table)


# Of each index that holds all rows: its name, its columns ("?" for a function) with the way they are compared, and
# whether it allows a value only once.
WHOLE = {
    "sqlite": """SELECT i.name, (SELECT group_concat(name) FROM
        (SELECT coalesce(name, '?') AS name FROM pragma_index_xinfo(i.name) WHERE key ORDER BY seqno)), i."unique"
      FROM pragma_index_list(%s) AS i WHERE NOT i.partial""",
    "postgresql": """SELECT indexrelid::regclass::text, (SELECT
        string_agg(coalesce(attname || ' ' || indclass[place - 1], '?'), ',' ORDER BY place)
        FROM unnest(indkey) WITH ORDINALITY AS key(number, place)
        LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = number), indisunique
      FROM pg_index WHERE indrelid = %s::regclass AND indpred IS NULL""",
}


def indexes_of(table):
    with connection.cursor() as cursor:
        cursor.execute(WHOLE[connection.vendor], [table])
        return [(name, columns.split(","), once) for name, columns, once in cursor.fetchall()]


@pytest.mark.django_db
def test_no_index_is_the_beginning_of_another():
    tables = [model._meta.db_table for app in OURS for model in apps.get_app_config(app).get_models()]
    found = [
        f"{table}: {name} ({', '.join(columns)}) is the beginning of {other}"
        for table in tables
        for (name, columns, once), (other, longer, _once) in permutations(indexes_of(table), 2)
        if not once and longer[: len(columns)] == columns and "?" not in columns
    ]
    assert found == []


def test_index_goes_and_comes_back_and_the_table_stays(transactional_db):
    state = ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), ("slug", models.SlugField(max_length=9))]
    state.add_model(ModelState("articles", "Tried", fields))
    with connection.schema_editor() as editor:
        editor.create_model(state.apps.get_model("articles", "Tried"))
    before, table = constraints_of("articles_tried"), "articles_tried"
    operation = DropFieldIndex("tried", "slug", models.SlugField(max_length=9, db_index=False))
    after = state.clone()
    operation.state_forwards("articles", after)
    try:
        state.apps.get_model("articles", "Tried").objects.create(slug="kept")
        with connection.schema_editor() as editor:
            operation.database_forwards("articles", editor, state, after)
        assert [each["columns"] for each in constraints_of(table).values() if each["index"]] == []
        with connection.schema_editor() as editor:
            operation.database_backwards("articles", editor, after, state)
        assert constraints_of(table) == before
        assert [row.slug for row in state.apps.get_model("articles", "Tried").objects.all()] == ["kept"]
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(state.apps.get_model("articles", "Tried"))
