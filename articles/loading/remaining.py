"""What remains of a load when its rows are written: circles to close, lists to fill, and all that is to be checked.

Only what is needed for that is kept of an entry, on the disk beyond a number of them.
"""

from collections import Counter

from django.db import models

from articles.loading import consistency, passages, references, store
from articles.loading.backlog import Backlog
from articles.loading.entries import LEFT_OUT, Entry
from articles.loading.keys import NaturalKeys
from articles.loading.lists import Listed, write_lists
from articles.loading.matching import in_bulk
from articles.loading.pictures import Picture, pictures_of
from articles.loading.written_rows import Written, WrittenRows
from articles.models import ArticleImage


class Remaining:
    """What a load still has to do, and how much it has done."""

    def __init__(self, keys: NaturalKeys) -> None:
        self.keys = keys
        self.counts: Counter[str] = Counter()
        self.numbered: set[type[models.Model]] = set()  # models with new rows whose primary keys were given
        self.pictures: Backlog[Picture] = Backlog()
        self._written = WrittenRows()
        self._postponed: Backlog[Entry] = Backlog()
        self._listed: Backlog[Listed] = Backlog()
        self._plain = references.PlainKeys(keys.using)

    def note(self, entry: Entry) -> None:
        """An entry whose row is written, or needs no writing."""
        self.counts[entry.state] += 1
        if entry.state == LEFT_OUT:
            return
        if entry.state != "unchanged":
            self._note_written(entry)
        if entry.state == "new" and entry.pk is not None:
            self.numbered.add(entry.model)
        self.pictures.extend(pictures_of(entry))
        self._plain.note(entry)
        if entry.postponed:
            self._postponed.append(entry)
        if entry.lists:
            self._listed.append(Listed(entry.place, entry.model, entry.row, entry.lists, entry.state))

    def finish(self) -> None:
        """Do it. CommandError for what contradicts itself now that everything is there."""
        self._settle()
        self._plain.check()
        for batch in self._listed.batches():
            for listed in write_lists(batch, keys=self.keys):
                if listed.state == "unchanged":
                    self._count_as_changed()
                    self._written.add(listed.model, Written(listed.row, listed.place, is_new=False))
        passages.check_passages(self._written, using=self.keys.using)
        consistency.check_consistency(self._written, using=self.keys.using)

    def _note_written(self, entry: Entry) -> None:
        article = entry.instance.article_id if isinstance(entry.instance, ArticleImage) else None
        self._written.add(entry.model, Written(entry.row, entry.place, entry.state == "new", article))

    def _count_as_changed(self) -> None:
        self.counts["unchanged"] -= 1
        self.counts["changed"] += 1

    def _settle(self) -> None:
        """References that were postponed, now that every row is there.

        The second write of a new row counted as a change: the trigger of `changed_at` has written the present over it,
        so what the fixture says is written once more.
        """
        updater = store.Updater(self.keys.using)
        for batch in self._postponed.batches():
            references.settle(batch, keys=self.keys)
            for entry in self._write_again(batch, updater):
                if entry.state == "unchanged":
                    entry.state = "changed"
                    self._count_as_changed()
                    self._note_written(entry)
        updater.finish()
        for batch in self._postponed.batches():
            references.settle(batch, keys=self.keys)
            self._write_again([entry for entry in batch if entry.state == "new"], updater)
        updater.finish()

    def _write_again(self, entries: list[Entry], updater: store.Updater) -> list[Entry]:
        """Those of which something differed. Two queries for each 500 entries of a model."""
        changed = []
        for model in {entry.model for entry in entries}:
            some = [entry for entry in entries if entry.model is model]
            rows = in_bulk(model, [entry.row for entry in some], using=self.keys.using)
            changes = [(entry, store.differing(entry, rows[entry.row])) for entry in some]
            updater.write([(entry, fields) for entry, fields in changes if fields])
            changed += [entry for entry, fields in changes if fields]
        return changed
