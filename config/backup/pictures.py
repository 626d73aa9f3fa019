"""The files of the media folder, and those that rows name.

A file is written before the row that names it and never changes its bytes, so whatever a row of the snapshot names is
there when the folder is read after it; only sizes of a picture, and photographs of people, may have been removed since.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models import ArticleImage


def files(folder: Path) -> Iterator[str]:
    """Names below the folder, sorted within each; files only. Links to files are read, links to folders are not."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if (path := Path(place, name)).is_file():
                yield path.relative_to(folder).as_posix()


def named(database: BaseDatabaseWrapper) -> Iterator[str]:
    """Whatever file a row names; one that several rows name comes several times."""
    made = ArticleImage._meta.get_field("made")
    fields = [field for model in apps.get_models() for field in model._meta.local_fields]
    for field in fields:
        if isinstance(field, models.FileField):
            yield from _column(database, field)
    for said in _column(database, made):
        yield from (json.loads(said) if isinstance(said, str) else said).get("names", [])


def _column(database: BaseDatabaseWrapper, field: models.Field) -> Iterator[str]:
    """Its values; none where the database is older than the field, or than its whole table."""
    table = field.model._meta.db_table
    with database.cursor() as cursor:
        if table not in database.introspection.table_names(cursor):
            return
        known = {column.name for column in database.introspection.get_table_description(cursor, table)}
        if field.column not in known:
            return
        name = database.ops.quote_name(field.column)
        cursor.execute(f"SELECT {name} FROM {database.ops.quote_name(table)}")
        while rows := cursor.fetchmany(1000):
            yield from (value for (value,) in rows if value)
