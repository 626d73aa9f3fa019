"""Rules about several rows, or about dates known in part, which no constraint of one table can keep.

Asked in forms, at each save and at the end of a load; `manage.py check_registry` asks all of them of every row. A site
may hold rows from before a rule: they stay as they are until somebody changes them. Each rule takes rows of one model
and yields (row, sentence): the sentence names both sides and the remedy. Cost: a few queries, whatever the rows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from provinces.choices import Rank
from provinces.datatypes.names import Fold, fold
from provinces.datatypes.partial_dates import certainly_before, in_words
from provinces.models import figure_sense

Problem = tuple[Any, str]
Rule = Callable[[Sequence[Any], str], Iterator[Problem]]
AT_ONCE = 300  # names a query


def in_order(earlier: str, later: str) -> Rule:
    """Two dates of a row of which the second cannot come first; what is not known, or not well enough, may be so."""

    def rule(rows: Sequence[Any], using: str) -> Iterator[Problem]:
        for row in rows:
            first, second = getattr(row, earlier), getattr(row, later)
            if certainly_before(second, first):
                yield (
                    row,
                    _(
                        "“%(row)s”: “%(later)s” (%(second)s) comes before “%(earlier)s” (%(first)s); "
                        "correct one of the two dates."
                    )
                    % {
                        "row": row,
                        "earlier": row._meta.get_field(earlier).verbose_name,
                        "later": row._meta.get_field(later).verbose_name,
                        "first": in_words(first),
                        "second": in_words(second),
                    },
                )

    return rule


def unit_not_older_than_its_province(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """One query for provinces that were not fetched yet."""
    asked = [row for row in rows if row.valid_from and row.province_id]
    models.prefetch_related_objects(asked, "province")
    for unit in asked:
        if certainly_before(unit.valid_from, unit.province.valid_from):
            yield (
                unit,
                _(
                    "The unit “%(unit)s” exists from %(unit_from)s, its province “%(province)s” only from "
                    "%(province_from)s; choose the province of that time, or correct one of the dates."
                )
                % {
                    "unit": unit,
                    "unit_from": in_words(unit.valid_from),
                    "province": unit.province,
                    "province_from": in_words(unit.province.valid_from),
                },
            )


def no_way_round(start: str, end: str) -> Rule:
    """Rows that lead from one entry to another never lead back. One query for the links of the whole table."""

    def rule(rows: Sequence[Any], using: str) -> Iterator[Problem]:
        table = type(rows[0])._default_manager.using(using)
        links: dict[Any, dict[Any, Any]] = defaultdict(dict)
        for pk, first, second in table.exclude(**{f"{end}__isnull": True}).values_list("pk", start, end):
            links[first][pk] = second
        for row in rows:
            of, to = getattr(row, _column(row, start)), getattr(row, _column(row, end))
            if to is not None and to != of and _leads(links, to, of, without=row.pk):
                named = row if start == "pk" else getattr(row, start)
                yield (
                    row,
                    _(
                        "“%(end)s” leads back to “%(start)s” by way of other rows, and “%(start)s” cannot lead to it "
                        "as well; correct this row or the one that leads back."
                    )
                    % {"start": named, "end": getattr(row, end)},
                )

    return rule


def _column(row: Any, name: str) -> str:
    return "pk" if name == "pk" else f"{name}_id"


def _leads(links: dict[Any, dict[Any, Any]], start: Any, goal: Any, *, without: Any) -> bool:
    found, seen = [start], {start}
    for entry in found:
        for pk, following in links[entry].items():
            if pk == without:
                continue  # what the row itself said before
            if following == goal:
                return True
            if following not in seen:
                seen.add(following)
                found.append(following)
    return False


def alias_is_no_other_name(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """An alias that is the name of another entry of its kind and time would lead readers to the wrong one."""
    wanted: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    for row in rows:
        for alias in row.other_names:
            wanted[fold(alias)].append((row, alias))
    names, table = sorted(wanted), type(rows[0])._default_manager.using(using)
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        folded = table.annotate(_name=Fold("name"), _local=Fold("local_name"))
        for other in folded.filter(Q(_name__in=some) | Q(_local__in=some)).order_by("pk"):
            for row, alias in [
                *wanted[other._name],
                *(wanted[other._local] if other._local != other._name else ()),
            ]:
                if row.pk != other.pk and _side_by_side(row, other):
                    yield (
                        row,
                        _(
                            "The other spelling “%(alias)s” of “%(row)s” is the name of “%(other)s”; take it out, or "
                            "join the two entries."
                        )
                        % {"alias": alias, "row": row, "other": other},
                    )


def _side_by_side(row: Any, other: Any) -> bool:
    """Whether both may have existed at one time, in one country."""
    if getattr(row, "country_id", None) != getattr(other, "country_id", None):
        return False
    lives = [(getattr(each, "valid_from", ""), getattr(each, "valid_to", "")) for each in (row, other)]
    (from_, to), (other_from, other_to) = lives
    return not any(end and start and end <= start for end, start in ((to, other_from), (other_to, from_)))


def preferred_says_why(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """No query."""
    for figure in rows:
        if figure.rank == Rank.PREFERRED and not figure.preferred_because:
            yield (
                figure,
                _("Say why “%(figure)s” is preferred to the other figures, or rank it as they are.")
                % {"figure": figure},
            )


# By the name of the model.
RULES: dict[str, tuple[Rule, ...]] = {
    "Province": (alias_is_no_other_name, in_order("valid_from", "valid_to")),
    "BorderGuardUnit": (
        alias_is_no_other_name,
        in_order("valid_from", "valid_to"),
        unit_not_older_than_its_province,
        no_way_round("pk", "parent"),
        no_way_round("pk", "successor"),
    ),
    "Succession": (no_way_round("predecessor", "successor"),),
    "Agreement": (
        alias_is_no_other_name,
        in_order("signed_on", "in_force_from"),
        in_order("signed_on", "ended_on"),
        in_order("in_force_from", "ended_on"),
    ),
    "AgreementRelation": (no_way_round("later", "earlier"),),
    "Directive": (alias_is_no_other_name, in_order("issued_on", "in_force_from")),
    "Figure": (preferred_says_why, *figure_sense.RULES),
    "BorderGate": (alias_is_no_other_name,),
    "Organisation": (alias_is_no_other_name,),
    "Place": (alias_is_no_other_name,),
    "TwinningAct": (alias_is_no_other_name,),
}


def problems(rows: Sequence[Any], using: str = "default") -> Iterator[Problem]:
    """What the rules have against these rows of one model, as they stand in memory."""
    if rows:
        for rule in RULES.get(type(rows[0]).__name__, ()):
            yield from rule(rows, using)


def refuse_problems(row: Any) -> None:
    """ValidationError with all that the rules have against it. For `clean`."""
    if found := [sentence for _row, sentence in problems([row], row._state.db or "default")]:
        raise ValidationError(found)


class Consistent(models.Model):
    """Base of rows with rules about others: asked before each save, as forms ask them."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_problems(self)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        refuse_problems(self)
