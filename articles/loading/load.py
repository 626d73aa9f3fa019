"""One load: from checked entries to rows, in one transaction."""

from collections.abc import Callable, Iterable

from django.core.management.color import no_style
from django.db import connections, models

from articles.loading import references, store
from articles.loading.backlog import Backlog
from articles.loading.entries import Entry
from articles.loading.inbox import Inbox
from articles.loading.keys import NaturalKeys
from articles.loading.matching import Matcher
from articles.loading.order import in_dependency_order
from articles.loading.remaining import Remaining

type Model = type[models.Model]


def load(inbox: Inbox, *, keys: NaturalKeys, told: Callable[[int], None] = lambda done: None) -> Remaining:
    """Write the entries; what is left to do with them knows how many were new, changed and unchanged.

    The caller holds the transaction. CommandError for the first thing that cannot be. `told` is told how many are
    written. Cost: about four queries a model for each 500 unchanged rows; memory for some batches, whatever the load.
    """
    remaining = Remaining(keys)
    keys.former.read()
    unfinished = set(inbox.kinds())
    for model in in_dependency_order(inbox.kinds()):
        _ModelLoad(model, keys, unfinished, remaining, told).write(inbox.entries(model))
        unfinished.discard(model)
    remaining.finish()
    _move_sequences(remaining.numbered, using=keys.using)
    return remaining


class _ModelLoad:
    """The entries of one model, whose rows are written in rounds: those that point to others follow them."""

    def __init__(
        self,
        model: Model,
        keys: NaturalKeys,
        unfinished: set[Model],
        remaining: Remaining,
        told: Callable[[int], None],
    ) -> None:
        self.keys, self.unfinished, self.remaining, self.told = keys, unfinished, remaining, told
        self.matcher = Matcher(keys)
        self.inserter = store.Inserter(model, keys.using)

    def write(self, waiting: Backlog[Entry]) -> None:
        while len(waiting):
            later: Backlog[Entry] = Backlog()
            self._round(waiting, later)
            if len(later) == len(waiting):
                self._postponed(later)
                return
            waiting = later

    def _round(self, waiting: Backlog[Entry], later: Backlog[Entry]) -> None:
        new, updater = Backlog[Entry](), store.Updater(self.keys.using)
        for batch in waiting.batches():
            ready, still = references.resolve(batch, keys=self.keys, unfinished=self.unfinished)
            later.extend(still)
            self._match(ready, new, updater)
        self._finish_round(new, updater)

    def _postponed(self, waiting: Backlog[Entry]) -> None:
        """Each waits for another one: a circle."""
        new, updater = Backlog[Entry](), store.Updater(self.keys.using)
        for batch in waiting.batches():
            references.resolve(batch, keys=self.keys, unfinished=self.unfinished)
            references.postpone(batch)
            self._match(batch, new, updater)
        self._finish_round(new, updater)

    def _match(self, ready: list[Entry], new: Backlog[Entry], updater: store.Updater) -> None:
        changes, fresh = self.matcher.match(ready)
        updater.write(changes)
        new.extend(fresh)
        fresh_ones = set(map(id, fresh))
        self._done([entry for entry in ready if id(entry) not in fresh_ones])

    def _finish_round(self, new: Backlog[Entry], updater: store.Updater) -> None:
        """Rows that are there give way first, then the new ones take their places."""
        updater.finish()
        for batch in new.batches():
            self.inserter.insert(batch)
            for entry in batch:
                if entry.key is not None:
                    self.keys.remember(entry.model, entry.key, entry.row)
            self._done(batch)

    def _done(self, entries: list[Entry]) -> None:
        for entry in entries:
            self.remaining.note(entry)
        self.keys.forget()
        self.told(self.remaining.counts.total())
        connection = connections[self.keys.using]
        if not connection.force_debug_cursor:
            connection.queries_log.clear()  # with DEBUG, Django keeps the last 9,000 statements with their texts


def _move_sequences(numbered: Iterable[Model], *, using: str) -> None:
    """Sequences go on behind the primary keys that were given.

    Foreign keys are not asked for again, as the stock command does: each was looked up, and a check of whole tables
    would cost what the tables hold, not what the fixture does.
    """
    connection = connections[using]
    if statements := connection.ops.sequence_reset_sql(no_style(), list(numbered)):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
