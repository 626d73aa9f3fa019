"""Writing of rows: new ones many at a time, existing ones only in the fields that differ."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import signals

from articles.fields.derived import derive, with_derived
from articles.loading.backlog import AT_ONCE
from articles.loading.building import build, has_own_default
from articles.loading.entries import Entry
from articles.loading.inserting import insert_rows
from articles.loading.matching import Changes
from articles.loading.refusal import refusal, words
from articles.loading.values import check, same
from articles.loading.violations import explain


class Inserter:
    """Writes the new rows of one model."""

    def __init__(self, model: type[models.Model], using: str) -> None:
        self.using = using
        self.model = model
        self._complete: set[frozenset[str]] = set()  # sets of given fields that leave out nothing needed
        # `bulk_create` tells no receiver, so one that is asked before each write gets each row; one that is told
        # afterwards is told when they are all there.
        self._one_by_one = signals.pre_save.has_listeners(model) or bool(model._meta.parents)

    def insert(self, entries: list[Entry]) -> None:
        """One INSERT for each 500, unless a signal's receiver wants each row."""
        for entry in entries:
            if entry.instance is None:  # it lay on the disk
                build(entry, using=self.using)
            self._check_absent_fields(entry)
            entry.state = "new"
        for start in range(0, len(entries), AT_ONCE):
            batch = entries[start : start + AT_ONCE]
            if self._one_by_one or not self._insert_batch(batch):
                for entry in batch:  # after a failure one by one, to name the one that is refused
                    self._insert_one(entry)
        for entry in entries:
            entry.row = entry.instance.pk  # type: ignore[union-attr]

    def _insert_batch(self, entries: list[Entry]) -> bool:
        """Whether one INSERT took them all; where it did not, none is written."""
        try:
            with transaction.atomic(using=self.using):
                insert_rows(entries, using=self.using)
        except (DatabaseError, ValueError, OverflowError):
            for entry in entries:
                entry.instance.pk = entry.pk  # type: ignore[union-attr]
                entry.instance._state.adding = True  # type: ignore[union-attr]
            return False
        if signals.post_save.has_listeners(self.model):
            for entry in entries:
                told = {"created": True, "update_fields": None, "raw": True, "using": self.using}
                signals.post_save.send(sender=self.model, instance=entry.instance, **told)
        return True

    def _insert_one(self, entry: Entry) -> None:
        derive(entry.instance)
        try:
            with transaction.atomic(using=self.using):
                models.Model.save_base(entry.instance, raw=True, using=self.using, force_insert=True)
        except (DatabaseError, ValueError, OverflowError) as error:
            explain(entry, using=self.using, error=error)

    def _check_absent_fields(self, entry: Entry) -> None:
        """A new row needs what its fixture leaves out, unless there is a default. Given values were checked before."""
        given = frozenset(entry.given)
        if given in self._complete:
            return
        is_alike = True
        for field in self.model._meta.concrete_fields:
            if field.name in given or field.primary_key or isinstance(field, models.GeneratedField):
                continue
            is_alike = is_alike and not (has_own_default(field) or isinstance(field, models.SlugField))
            _check_absent(entry, field)
        if is_alike:
            self._complete.add(given)


def _check_absent(entry: Entry, field: Any) -> None:
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


class Updater:
    """Writes the fields that differ, of rows that are there.

    One that is refused is tried again after the others: the leading picture can change only once the old one has given
    way. Cost: one UPDATE in a savepoint for each row that differs.
    """

    def __init__(self, using: str) -> None:
        self.using = using
        self._refused: Changes = []

    def write(self, changes: Changes) -> None:
        for entry, changed in changes:
            if _write(entry, changed, self.using) is not None:
                self._refused.append((entry, changed))

    def finish(self) -> None:
        """Refuse the load by the first that no other one gives way to."""
        while self._refused:
            answers = [(change, _write(*change, self.using)) for change in self._refused]
            refused = [(change, error) for change, error in answers if error is not None]
            if len(refused) == len(self._refused):
                (entry, _changed), error = refused[0]
                explain(entry, using=self.using, error=error)
            self._refused = [change for change, _error in refused]


def differing(entry: Entry, row: models.Model) -> set[str]:
    """Set what differs on the row, and say which fields did."""
    entry.instance = row
    changed = set()
    for field in entry.model._meta.concrete_fields:
        name = field.attname
        if name in entry.values and not same(getattr(row, name), entry.values[name]):
            setattr(row, name, entry.values[name])
            changed.add(field.name)
    return changed


def _write(entry: Entry, changed: set[str], using: str) -> Exception | None:
    """The database's answer, None where it took the row."""
    derive(entry.instance)  # type: ignore[arg-type]
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
