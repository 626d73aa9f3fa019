"""The one panel of publishing, in the bar: the times, what will happen, the checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.admin.helpers import Fieldset

from articles.admin.article_form.parts import Panel
from articles.admin.article_form.workbench.sections import has_error

TIMES = "publication"  # the class of the group of fields


@dataclass(frozen=True)
class Publishing:
    """It stands open where a time is wrong."""

    fieldset: Fieldset | None
    checks: Panel | None
    is_open: bool


def publishing_of(fieldsets: Iterable[Fieldset], panels: Mapping[str, Panel]) -> Publishing:
    times = next((each for each in fieldsets if TIMES in each.classes), None)
    return Publishing(times, panels.get("checks"), is_open=bool(times and has_error(times)))
