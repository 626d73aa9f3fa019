"""Load order of models: what others point to comes first, whatever the order of files and objects."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from django.db import models


def in_dependency_order(wanted: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """The models, targets of foreign keys before their holders.

    A circle (an article is based on a revision, a revision is of an article) is opened where a reference may be empty:
    it is filled when all rows are there. A circle of required references, none today, stays in the order given.
    """
    wanted = list(dict.fromkeys(wanted))
    edges = {model: _targets(model, wanted) for model in wanted}
    while True:
        try:
            return list(TopologicalSorter(edges).static_order())
        except CycleError as error:
            circle = error.args[1]  # each points to the one before it
            if not _open(circle, edges):
                return wanted


def _targets(model: type[models.Model], wanted: list[type[models.Model]]) -> dict[type[models.Model], bool]:
    """The models a row points to, each with whether it must."""
    found: dict[type[models.Model], bool] = {}
    for field in model._meta.concrete_fields:
        target = field.related_model
        if field.is_relation and target in wanted and target is not model:
            found[target] = found.get(target, False) or not field.null
    return found


def _open(circle: list[type[models.Model]], edges: dict[type[models.Model], dict]) -> bool:
    """Forget one optional reference of the circle; whether there was one."""
    for target, holder in pairwise(circle):
        if edges[holder].get(target) is False:
            del edges[holder][target]
            return True
    return False
