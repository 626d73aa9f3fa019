"""What was stored before unseen characters had a rule is brought under it: on sites that exist, by two migrations."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.models import FormerTagSlug, Tag
from provinces.datatypes.database import CREATE_FOLD, create_fold, register_sqlite_functions
from provinces.datatypes.stored_text import without_unseen_characters
from provinces.datatypes.unseen_characters import UNSEEN
from tests.factories import ArticleFactory, ProvinceFactory

pytestmark = pytest.mark.django_db
OLD_FOLD = CREATE_FOLD.replace(f"regexp_replace(value, '{UNSEEN}', '', 'g')", "value")


@pytest.fixture
def older_rule():
    """The database folds as it did before; what rows are written then is written by SQL, past today's fields."""
    editor = connection.schema_editor()
    if connection.vendor == "postgresql":
        assert OLD_FOLD != CREATE_FOLD
        editor.execute(OLD_FOLD, params=None)
    else:
        connection.connection.create_function("borderpost_fold", 1, str.lower, deterministic=True)
    yield lambda: (create_fold(apps, editor), register_sqlite_functions(None, connection))
    register_sqlite_functions(None, connection)


def write(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_tags_that_look_alike_become_one_and_keep_their_addresses(older_rule):
    first, second, third = (ArticleFactory(title=title) for title in ("A", "B", "C"))
    for slug in ("border", "bor-der", "other"):
        write("INSERT INTO articles_tag (name, slug) VALUES (%s, %s)", slug, slug)
    tags = {tag.slug: tag for tag in Tag.objects.all()}
    write("UPDATE articles_tag SET name = %s WHERE slug = 'border'", "bor\u00adder")
    write("UPDATE articles_tag SET name = %s WHERE slug = 'bor-der'", "bor\u200bder")
    FormerTagSlug.objects.create(slug="frontier", tag=tags["bor-der"])
    first.tags.set([tags["border"], tags["bor-der"]])
    second.tags.set([tags["bor-der"], tags["other"]])
    third.tags.set([tags["other"]])
    today_s_rule = older_rule
    today_s_rule()

    migration = import_module("articles.migrations.0010_unseen_characters")
    migration.merge_tags_that_look_alike(apps, connection.schema_editor())

    assert {tag.slug: (tag.name, tag.name_key) for tag in Tag.objects.all()} == {
        "border": ("border", "border"),
        "other": ("other", "other"),
    }
    carried = [sorted(tag.slug for tag in article.tags.all()) for article in (first, second, third)]
    assert carried == [["border"], ["border", "other"], ["other"]]
    former = dict(FormerTagSlug.objects.values_list("slug", "tag__slug"))
    assert former == {"frontier": "border", "bor-der": "border"}


def test_names_are_written_anew_and_found(older_rule):
    province, other = ProvinceFactory(name="A"), ProvinceFactory(name="B")
    write(
        "UPDATE provinces_province SET local_name = %s, aliases = %s WHERE id = %s",
        "Bor\u00adder", "O\u200bne\nTwo", province.pk,
    )  # fmt: skip
    province.refresh_from_db()
    other.refresh_from_db()
    assert "border" not in province.search_key
    older_rule()

    without_unseen_characters("provinces")(apps, connection.schema_editor())

    before = other.changed_at
    province.refresh_from_db()
    other.refresh_from_db()
    assert (province.local_name, province.aliases) == ("Border", "O\u200bne\nTwo")
    assert "border" in province.search_key
    assert "one" in province.search_key
    assert other.changed_at == before
