"""Lineage of provinces: predecessors and successors, read from successions however deep the chain.

All successions are read at once (about sixty rows) and kept until the registry changes, so an answer costs no query of
its own, whatever the depth. The rows are shared by all who ask: nobody may change them.
"""

from collections import defaultdict
from collections.abc import Sequence

from provinces.models import Province, Succession
from provinces.models.kept_registry import kept


def with_predecessors(*provinces: Province) -> list[Province]:
    """The provinces themselves, then everything that went into them, whole or in part."""
    return _walk(provinces, kept("predecessors", _steps_back))


def successors_of(province: Province) -> list[Province]:
    """Everything the province went into, nearest first, without itself."""
    return _walk([province], kept("successors", _steps_forward))[1:]


def current_successors(provinces: Sequence[Province]) -> list[tuple[Province, list[Province]]]:
    """Each province with what it has become and that is still there."""
    steps = kept("successors", _steps_forward)
    return [
        (province, [heir for heir in _walk([province], steps)[1:] if not heir.valid_to])
        for province in provinces
    ]


def _steps_back() -> dict[int, list[Province]]:
    into = defaultdict(list)
    for succession in Succession.objects.select_related("predecessor"):
        into[succession.successor_id].append(succession.predecessor)
    return dict(into)


def _steps_forward() -> dict[int, list[Province]]:
    out_of = defaultdict(list)
    for succession in Succession.objects.select_related("successor"):
        out_of[succession.predecessor_id].append(succession.successor)
    return dict(out_of)


def _walk(starts: Sequence[Province], steps: dict[int, list[Province]]) -> list[Province]:
    """Breadth first; a province met twice, as in a circle of bad rows, is taken once."""
    found, seen = list(starts), {start.pk for start in starts}
    for province in found:
        for following in steps.get(province.pk, ()):
            if following.pk not in seen:
                seen.add(following.pk)
                found.append(following)
    return found
