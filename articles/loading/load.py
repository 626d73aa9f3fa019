"""One load: from checked entries to rows, in one transaction."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import connections, models

from articles.loading import references, store
from articles.loading.consistency import check_consistency
from articles.loading.entries import Entry
from articles.loading.keys import NaturalKeys
from articles.loading.lists import write_lists
from articles.loading.matching import Matcher, build
from articles.loading.order import in_dependency_order
from articles.loading.passages import check_passages


def load(entries: list[Entry], *, keys: NaturalKeys) -> Counter[str]:
    """Write the entries and say how many were new, changed and unchanged. The caller holds the transaction.

    CommandError for the first thing that cannot be. Cost: about four queries a model for each 500 unchanged rows.
    """
    by_model: dict[type[models.Model], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_model[entry.model].append(entry)
    unfinished, matcher = set(by_model), Matcher(keys)
    for model in in_dependency_order(by_model):
        waiting = by_model[model]
        while waiting:
            ready, waiting = references.resolve(waiting, keys=keys, unfinished=unfinished)
            if not ready:
                ready, waiting = references.postpone(waiting)
            _store(ready, keys=keys, matcher=matcher)
        unfinished.discard(model)
    postponed = [entry for entry in entries if entry.postponed]
    references.settle(postponed, keys=keys)
    store.update({entry: entry.instance for entry in postponed}, using=keys.using)  # type: ignore[misc]
    _put_right(postponed, using=keys.using)
    references.check_plain_keys(entries, using=keys.using)
    write_lists(entries, keys=keys)
    check_passages(entries, using=keys.using)
    check_consistency(entries, using=keys.using)
    _finish(entries, using=keys.using)
    return Counter(entry.state for entry in entries)


def _store(entries: list[Entry], *, keys: NaturalKeys, matcher: Matcher) -> None:
    for entry in entries:
        build(entry, using=keys.using)
    existing = matcher.match(entries)
    store.update(existing, using=keys.using)
    new = [entry for entry in entries if entry not in existing]
    store.insert(new, using=keys.using)
    if new and keys.supports(new[0].model):
        for entry in new:
            keys.remember(entry.model, tuple(entry.instance.natural_key()), entry.instance.pk)  # type: ignore[union-attr]


def _put_right(entries: list[Entry], *, using: str) -> None:
    """The second write of a new row counted as a change: the trigger of `changed_at` has written the present over it.

    Cost: one query for each postponed row, one more where it differs; circles are rare.
    """
    written = {entry: entry.instance for entry in entries if entry.state == "new"}
    for instance in written.values():
        instance.refresh_from_db(using=using)  # type: ignore[union-attr]
    store.update(written, using=using)  # type: ignore[arg-type]


def _finish(entries: Iterable[Entry], *, using: str) -> None:
    """Sequences go on behind the primary keys that were given.

    Foreign keys are not asked for again, as the stock command does: each was looked up, and a check of whole tables
    would cost what the tables hold, not what the fixture does.
    """
    connection = connections[using]
    numbered = {e.model for e in entries if e.state == "new" and e.pk is not None}
    if statements := connection.ops.sequence_reset_sql(no_style(), list(numbered)):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
