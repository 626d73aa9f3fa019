"""Unpack a site into an empty database: everything is checked first, then all of it is written, or nothing."""

import io
import zipfile
from itertools import batched
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ObjectDoesNotExist
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.core.serializers import jsonl
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connections, models, transaction

from articles.loading.contents import packed
from articles.loading.packs.checking import BROKEN, COPY_AGAIN, check_empty, check_media, checked_manifest
from articles.loading.packs.manifest import MEDIA, PROGRESS_EVERY, PackError, Say, rows_name

BATCH = 500  # rows an INSERT


def unpack(path: str, *, using: str, say: Say) -> dict[str, Any]:
    """Write rows and pictures, and give the manifest. PackError where it cannot be; nothing is left behind then.

    Triggers write what is derived (the search index) as they do at every insert. Memory: 500 rows, or one piece of a
    picture.
    """
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as error:
        reason = getattr(error, "strerror", None)
        cause = (
            f"it cannot be read ({reason}). Nothing was unpacked"
            if reason
            else f"it is no whole pack; {COPY_AGAIN}"
        )
        raise PackError(cause) from error
    made: list[str] = []
    with archive:
        manifest = checked_manifest(archive, using=using, say=say)
        try:
            with transaction.atomic(using=using):
                check_empty(using)
                missing = check_media(archive, manifest)
                _write_rows(archive, manifest, using=using, say=say)
                _write_media(archive, missing, made=made, say=say)
        except (DatabaseError, DeserializationError, ObjectDoesNotExist, *BROKEN) as error:
            _take_back(made)
            raise PackError(f"the site refuses what is in it ({error}). Nothing was unpacked") from error
        except BaseException:
            _take_back(made)
            raise
    return manifest


def _write_rows(archive: zipfile.ZipFile, manifest: dict[str, Any], *, using: str, say: Say) -> None:
    connection = connections[using]
    Group.objects.using(
        using
    ).all().delete()  # those of `migrate`: the packed ones have their numbers and members
    for model in packed():
        label = model._meta.label_lower
        with archive.open(rows_name(model)) as file:
            count = _insert(
                model, io.TextIOWrapper(file, encoding="utf-8", newline="\n"), using=using, say=say
            )
        if count != manifest["counts"][label]:
            raise PackError(f"{label} has {count} rows and not {manifest['counts'][label]}; {COPY_AGAIN}")
        say(f"{label}: {count} row(s)")
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), packed()):
            cursor.execute(statement)


def _insert(model: type[models.Model], lines: Any, *, using: str, say: Say) -> int:
    """Rows as they were, in batches; references to rows still to come are looked at in the end."""
    count = 0
    for batch in batched(jsonl.Deserializer(lines, using=using), BATCH):
        if any(type(each.object) is not model for each in batch):
            raise PackError(f"{rows_name(model)} holds rows of another table; {COPY_AGAIN}")
        model._base_manager.using(using).bulk_create([each.object for each in batch])
        for field in model._meta.local_many_to_many:
            if field.remote_field.through._meta.auto_created:  # others are tables of the pack
                _insert_list(field, batch, using=using)
        if count // PROGRESS_EVERY < (count + len(batch)) // PROGRESS_EVERY:
            say(f"{model._meta.label_lower}: {count + len(batch)} row(s) so far")
        count += len(batch)
    return count


def _insert_list(field: models.ManyToManyField, batch: tuple[Any, ...], *, using: str) -> None:
    through = field.remote_field.through
    ours = through._meta.get_field(field.m2m_field_name()).attname
    theirs = through._meta.get_field(field.m2m_reverse_field_name()).attname
    rows = [
        through(**{ours: each.object.pk, theirs: other})
        for each in batch
        for other in (each.m2m_data or {}).get(field.name, [])
    ]
    through._base_manager.using(using).bulk_create(rows)


def _write_media(archive: zipfile.ZipFile, names: list[str], *, made: list[str], say: Say) -> None:
    for number, name in enumerate(names, start=1):
        with archive.open(MEDIA + name) as file:
            kept = default_storage.save(name, File(file))
        made.append(kept)
        if kept != name:
            raise PackError(f"another process wrote {name} at the same moment. Nothing was unpacked")
        if number % 100 == 0 or number == len(names):
            say(f"files: {number} of {len(names)}")


def _take_back(made: list[str]) -> None:
    for name in made:
        default_storage.delete(name)
