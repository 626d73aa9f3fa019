"""Writing of rows: new ones many at a time, existing ones only in the fields that differ."""

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import signals

from articles.fields.derived import derive, with_derived
from articles.loading.entries import Entry
from articles.loading.refusal import refusal, words
from articles.loading.values import check, same
from articles.loading.violations import explain

BATCH = 500  # rows an INSERT


def insert(entries: list[Entry], *, using: str) -> None:
    """New rows of one model. One INSERT for each 500, unless a signal's receiver wants each row."""
    for entry in entries:
        _check_absent_fields(entry)
        entry.state = "new"
    if not entries:
        return
    model = entries[0].model
    heard = any(
        signal.has_listeners(model) for signal in (signals.pre_save, signals.post_save)
    )  # bulk_create tells no receiver
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        if heard or model._meta.parents or not _insert_batch(batch, using=using):
            for entry in batch:  # after a failure one by one, to name the one that is refused
                _insert_one(entry, using=using)


def _insert_batch(entries: list[Entry], *, using: str) -> bool:
    """Whether one INSERT took them all; where it did not, none is written."""
    try:
        with transaction.atomic(using=using):
            entries[0].model._base_manager.using(using).bulk_create([e.instance for e in entries])
    except (DatabaseError, ValueError, OverflowError):
        for entry in entries:
            entry.instance.pk = entry.pk  # type: ignore[union-attr]
            entry.instance._state.adding = True  # type: ignore[union-attr]
        return False
    return True


def update(rows: dict[Entry, models.Model], *, using: str) -> None:
    """Write the fields that the fixture holds and that differ; nothing at all where none does.

    A row that is refused is tried again after the others: the leading picture can change only once the old one has
    given way. Cost: one UPDATE in a savepoint for each row that differs.
    """
    waiting = {entry: changed for entry, row in rows.items() if (changed := _differing(entry, row))}
    while waiting:
        refused = {
            entry: error for entry, changed in waiting.items() if (error := _write(entry, changed, using))
        }
        if len(refused) == len(waiting):
            entry, error = next(iter(refused.items()))
            explain(entry, using=using, error=error)
        waiting = {entry: waiting[entry] for entry in refused}


def _differing(entry: Entry, row: models.Model) -> set[str]:
    """Set what differs, and say which fields did."""
    entry.instance = row
    changed = set()
    for field in entry.model._meta.concrete_fields:
        name = field.attname
        if name in entry.values and not same(getattr(row, name), entry.values[name]):
            setattr(row, name, entry.values[name])
            changed.add(field.name)
    if entry.state != "new":
        entry.state = "changed" if changed else entry.state or "unchanged"
    return changed


def _write(entry: Entry, changed: set[str], using: str) -> Exception | None:
    """The database's answer, None where it took the row."""
    derive(entry.instance)
    try:
        with transaction.atomic(using=using):
            models.Model.save_base(
                entry.instance,
                raw=True,
                using=using,
                force_update=True,
                update_fields=with_derived(entry.model, changed),
            )
    except (DatabaseError, ValueError, OverflowError) as error:
        return error
    return None


def _insert_one(entry: Entry, *, using: str) -> None:
    derive(entry.instance)
    try:
        with transaction.atomic(using=using):
            models.Model.save_base(entry.instance, raw=True, using=using, force_insert=True)
    except (DatabaseError, ValueError, OverflowError) as error:
        explain(entry, using=using, error=error)


def _check_absent_fields(entry: Entry) -> None:
    """A new row needs what its fixture leaves out, unless there is a default. Given values were checked before."""
    for field in entry.model._meta.concrete_fields:
        if field.name in entry.given or field.primary_key or isinstance(field, models.GeneratedField):
            continue
        value = getattr(entry.instance, field.attname)
        try:
            if not field.is_relation:
                check(field, value)
            elif value is None and not field.null:
                raise ValidationError("it is missing; write it")
        except ValidationError as error:
            empty = value in field.empty_values
            raise refusal(
                entry.place, "it is missing; write it" if empty else words(error)[1], field=field.name
            ) from error
