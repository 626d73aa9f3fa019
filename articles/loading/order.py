"""Load order of models: what others point to comes first, whatever the order of files and objects."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from django.db import models


def in_dependency_order(wanted: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """The models, targets of foreign keys before their holders. Circles (none today) stay in the order given."""
    wanted = list(dict.fromkeys(wanted))
    sorter: TopologicalSorter = TopologicalSorter()
    for model in wanted:
        targets = {f.related_model for f in model._meta.concrete_fields if f.is_relation}
        sorter.add(model, *(target for target in wanted if target in targets and target is not model))
    try:
        return list(sorter.static_order())
    except CycleError:
        return wanted
