"""What moves no version is shown on no page: all of it is written anew, and no page differs.

A table without triggers is named as unseen by hand (`articles.models.version_triggers`), or is another app's. Who shows
something of it on a page of readers finds it here.
"""

import datetime as dt

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction

from articles.models import Article, Profile
from articles.models.version_triggers import OF_ONE_PAGE, UNSEEN_COLUMNS, _there
from provinces.models.version_triggers import _there as _there_of_registry
from tests import factories
from tests.articles.loading.whole_site import make_whole_site
from tests.config.kept_pages.test_every_write import anew, pages
from tests.versions import settle
from tests.world import NOW

# Written by triggers out of what is watched; and what the versions themselves are.
DERIVED = {"DayCount", "PublicVersion", "RegistryVersion", "SearchText"}
# Django's own tables by which others are found; what the database lets nobody change.
FIXED = {"ContentType", "Permission", "AccessEntry"}


def watched_tables():
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        names = _there_of_registry(cursor, is_sqlite)
        return {*_there(cursor, is_sqlite).values(), *(name.partition("_moves_")[0] for name in names)}


def unwatched_columns():
    """Of each model, the fields that may be written without moving a version."""
    watched = watched_tables()
    found = {Article: UNSEEN_COLUMNS, Profile: _all_but(Profile, OF_ONE_PAGE["Profile"][2])}
    for model in apps.get_models():
        table, name = model._meta.db_table, model.__name__
        starts = {f"{table}{event}" for event in ("", "_INSERT", "_UPDATE", "_DELETE")}
        if not starts & watched and name not in DERIVED | FIXED:
            found[model] = _all_but(model)
    return found


def _all_but(model, columns=()):
    fields = (field for field in model._meta.concrete_fields if not (field.primary_key or field.generated))
    return {field.column for field in fields} - set(columns)


def others_for(field, value):
    """Values that the column might take instead, the likeliest first."""
    if isinstance(field, models.BooleanField):
        return [not value]
    if isinstance(field, models.ForeignKey):
        return [*field.related_model._base_manager.exclude(pk=value).values_list("pk", flat=True)[:3], None]
    if isinstance(value, dt.datetime):
        return [value + dt.timedelta(days=1)]
    chosen = [code for code, _label in field.flatchoices if code != value]
    if isinstance(value, dict | list):
        return [{"other": 1}]
    if isinstance(value, int):
        return [*chosen, value + 1]
    return [*chosen, f"{value or ''}x", NOW]


def write_anew(model, columns):
    """Another value in each of the columns of each row that takes one; how many did."""
    written = 0
    for row in model._base_manager.all():
        for field in model._meta.concrete_fields:
            if field.column not in columns:
                continue
            for value in others_for(field, getattr(row, field.attname)):
                try:
                    with transaction.atomic():
                        # Not by the manager of the model, which may write more than it is told.
                        models.QuerySet(model).filter(pk=row.pk).update(**{field.attname: value})
                        connection.check_constraints()
                except (DatabaseError, ValidationError, ValueError, TypeError):
                    continue
                written += 1
                break
    return written


def take_away(model):
    """Whether all its rows went: none that others stand on do."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
            connection.check_constraints()
    except DatabaseError:
        return False
    return True


@pytest.fixture
def kept(db, keeping, middlewares, client):
    """The middleware of a process that has kept all pages of a site with a row in every table, and their paths."""
    with time_machine.travel(NOW, tick=False):
        found = pages(make_whole_site())
        settle()
        for path in found.values():
            client.get(path)
        yield middlewares[-1], found


def test_what_moves_no_version_is_on_no_page(kept, subtests):
    assert anew(kept, subtests) == set()
    columns = unwatched_columns()
    written = {model: write_anew(model, columns[model]) for model in columns if model._base_manager.exists()}
    assert {"Revision", "PreviewLink", "Autosave", "User", "Article"} <= {each.__name__ for each in written}
    assert [model.__name__ for model, number in written.items() if not number] == []
    for make in (factories.PersonFactory, factories.SourceFactory, factories.TagFactory):
        make()  # no article has it yet
    assert anew(kept, subtests) == set()

    gone = {model.__name__ for model in columns if model not in (Article, Profile) and take_away(model)}
    assert {"Autosave", "ErrorReport", "PreviewLink", "Waiver"} <= gone
    assert anew(kept, subtests) == set()
