"""What merging entries would do: the rows that move, those that both have, and what cannot be."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, ForeignKey, Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from provinces.merging.relations import beside, doubles, own_keys, pointers, pointing
from provinces.merging.values import is_empty, labelled, lacking, shown

MOST_SAID = 5  # rows of one kind that stand in the way


@dataclass
class Move:
    """Rows that point to one of the others by `field`, and are to point to the kept entry: `keys`, for the log."""

    field: ForeignKey
    rows: QuerySet
    keys: list[Any]

    def named(self, most: int) -> list[str]:
        """The first of them, told apart as readers would. One query, and some for what they name."""
        named = [each.name for each in _telling(self.field) if isinstance(each, ForeignKey)]
        rows = self.rows.select_related(*named) if named else self.rows
        return [told(row, self.field) for row in rows[:most]]


@dataclass
class Plan:
    """`kept` stays, `others` go into it; `inner` are the rows that both have, each merged in the same way.

    `by` is the key by which such rows point to the entries.
    """

    kept: Any
    others: list[Any]
    by: ForeignKey | None = None
    moves: list[Move] = field(default_factory=list)
    inner: list["Plan"] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Any]:
        return [self.kept, *self.others]

    @property
    def gone(self) -> QuerySet:
        """The rows of the others."""
        return type(self.kept)._base_manager.filter(pk__in=[each.pk for each in self.others])

    @property
    def named(self) -> str:
        """A row that both have, as `told`; it may ask for what it names."""
        return told(self.kept, self.by) if self.by else str(self.kept)

    def whole(self) -> list["Plan"]:
        """Itself and all within it."""
        return [self, *(each for inner in self.inner for each in inner.whole())]


def plan_of(kept: Any, others: list[Any], by: ForeignKey | None = None) -> Plan:
    """One query for each table that can point to such entries, some more where one does."""
    plan = Plan(kept, others, by)
    plan.refusals += _meeting_themselves(plan.entries)
    for each in pointers(type(kept)):
        if pointing(each, others).exists():
            _foresee(plan, each)
    plan.refusals = list(dict.fromkeys(plan.refusals))
    return plan


def _foresee(plan: Plan, by: ForeignKey) -> None:
    plan.refusals += _naming_two(plan.entries, by)
    gone = []
    for group in doubles(by, plan.entries):
        if stays := next((row for row in group if _says_all(row, group, by)), None):
            inner = plan_of(stays, [row for row in group if row is not stays], by)
            plan.inner.append(inner)
            plan.refusals += inner.refusals
            gone += [row.pk for row in inner.others]
        else:
            plan.refusals.append(_contradiction(group, by))
    rows = pointing(by, plan.others).exclude(pk__in=gone).order_by("pk")
    if keys := list(rows.values_list("pk", flat=True)):
        plan.moves.append(Move(by, rows, keys))


def _says_all(stays: Any, group: list[Any], by: ForeignKey) -> bool:
    return not any(lacking(row, stays, by) for row in group if row is not stays)


def _contradiction(group: list[Any], by: ForeignKey) -> str:
    first = group[0]
    other, unlike = next(
        (row, fields) for row in group[1:] if (fields := lacking(row, first, by) or lacking(first, row, by))
    )
    return _(
        "Both have %(kind)s “%(row)s”, and the two differ in “%(field)s”: “%(first)s” and “%(second)s”. Merging would "
        "lose one of them; make the two alike, or delete the wrong one, first."
    ) % {
        "kind": by.model._meta.verbose_name,
        "row": told(first, by),
        "field": unlike[0].verbose_name,
        "first": shown(first, unlike[0]),
        "second": shown(other, unlike[0]),
    }


def _naming_two(entries: list[Any], by: ForeignKey) -> list[str]:
    """Rows that name two of the entries, as a succession from one to the other. A query for each other key."""
    if by.model is type(entries[0]):
        return []  # said of the entries themselves
    said = []
    for other in beside(by):
        rows = pointing(by, entries) & pointing(other, entries)
        first, second = sorted((by, other), key=lambda each: each.name)
        apart = rows.exclude(**{by.name: F(other.attname)}).select_related(by.name, other.name)
        said += [_names_two(row, first, second) for row in apart.order_by("pk")[:MOST_SAID]]
    return said


def _names_two(row: Model, first: ForeignKey, second: ForeignKey) -> str:
    return _(
        "%(kind)s, number %(number)s: it names “%(first)s” (%(field)s) and “%(second)s” (%(other)s), and would name "
        "one entry twice. If they are not one and the same, do not merge them; if they are, correct or delete it first."
    ) % {
        "kind": capfirst(row._meta.verbose_name),
        "number": row.pk,
        "first": labelled(getattr(row, first.name)),
        "field": first.verbose_name,
        "second": labelled(getattr(row, second.name)),
        "other": second.verbose_name,
    }


def _meeting_themselves(entries: list[Any]) -> list[str]:
    """Entries of which one names the other: a unit that belongs to the other one. No query."""
    known = {each.pk: each for each in entries}
    return [
        _(
            "“%(row)s” has “%(other)s” in “%(field)s”, and would have itself there. If they are not one and the same, "
            "do not merge them; if they are, empty that field first."
        )
        % {
            "row": labelled(row),
            "other": labelled(known[getattr(row, key.attname)]),
            "field": key.verbose_name,
        }
        for row in entries
        for key in pointers(type(row))
        if key.model is type(row) and getattr(row, key.attname) in known
    ]


def _telling(by: ForeignKey) -> list[Any]:
    names = dict.fromkeys(name for rule, _condition in own_keys(by) for name in rule)
    return [by.model._meta.get_field(name) for name in names]


def told(row: Any, by: ForeignKey) -> str:
    """What tells the row from others of its entry: the article it stands in, the code, the date."""
    said = [shown(row, each) for each in _telling(by) if not is_empty(each, getattr(row, each.attname))]
    return ", ".join(said) or str(row)
