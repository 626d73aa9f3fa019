"""Evidence of rows of several tables at once: their citations, as readers may see them."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q

from provinces.datatypes.prepared import Prepared


def attach_evidence(rows: Iterable[Model]) -> None:
    """Give each row its public citations as `citations.all()`, as `with_evidence` does. One query, whatever the tables.

    A page that shows eight tables asks once instead of eight times.
    """
    rows = list(rows)
    found = evidence_of(rows)
    attach(rows, [] if found is None else found)


def prepared_evidence(rows: Sequence[Model]) -> Prepared:
    """The citations of just these rows, which must be some, as a query to be asked again."""
    return Prepared(_citations(rows[0]), lambda: evidence_of(rows))


def evidence_of(rows: Iterable[Model]) -> Any:
    """The public citations of the rows; None without a row."""
    keys: dict[str, list[Any]] = {}  # by the field of a citation
    for row in rows:
        keys.setdefault(_field(row), []).append(row.pk)
    if not keys:
        return None
    about = reduce(or_, (Q(**{f"{name}__in": found}) for name, found in keys.items()))
    return _citations(row).objects.public().for_footnotes().filter(about)


def attach(rows: Iterable[Model], citations: Iterable[Model]) -> None:
    """Give each row those that are about it, in their order. Asks the database nothing."""
    about: dict[tuple[str, Any], list[Model]] = {}
    rows = list(rows)
    fields = {_field(row) for row in rows}
    for citation in citations:
        for name in fields:
            if (key := getattr(citation, name)) is not None:
                about.setdefault((name, key), []).append(citation)
    for row in rows:
        _keep(row, about.get((_field(row), row.pk), []))


def _field(row: Model) -> str:
    """The column of a citation that points to such a row."""
    relation: Any = row._meta.get_field("citations")
    return relation.field.attname


def _citations(row: Model) -> Any:
    return row._meta.get_field("citations").related_model


def _keep(row: Model, citations: list[Model]) -> None:
    """As Django's own prefetching keeps what it has fetched."""
    known = _citations(row).objects.all()
    known._result_cache, known._prefetch_done = citations, True
    cache: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    cache["citations"] = known
