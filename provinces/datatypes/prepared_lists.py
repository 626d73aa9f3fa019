"""Prepared lists: stretches of a list, each kind of stretch written into SQL once in a process."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import models

from provinces.datatypes.keysets import Stretch
from provinces.datatypes.prepared import Given, Prepared


class PreparedList:
    """The list that `write` makes, a queryset or anything that stretches are cut from, with the values `Given` in it.

    `write` must be one function for ever: what it wrote is kept under it.
    """

    def __init__(self, model: type[models.Model], write: Callable[[], Any], **given: Any) -> None:
        self.model, self.write, self.given = model, write, given

    def cut(self, stretch: Stretch) -> list[Any]:
        """The objects of the stretch. One query."""
        begins = stretch.place is not None
        prepared = _prepared(self.model, self.write, stretch.count, stretch.time, begins, stretch.upwards)
        time, number = stretch.place or (None, None)
        return prepared(
            **self.given, **({"place in time": time, "place of number": number} if begins else {})
        )


@cache
def _prepared(
    model: type[models.Model], write: Callable[[], Any], count: int, time: str, begins: bool, upwards: bool
) -> Prepared:
    moment = Given("place in time", model._meta.get_field(time))
    place = (moment, Given("place of number", models.BigIntegerField())) if begins else None
    return Prepared(model, lambda: Stretch(count, time, place, upwards).of(write()))
