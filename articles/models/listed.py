"""What a list of one subject is ordered by, kept beside the subject: lists then need no sort, however long they are."""

from typing import Any, ClassVar

from django.db import models


def copied() -> dict[str, Any]:
    """Options of a column that triggers copy from the article. NULL and not "": what is in no list has none."""
    return {"null": True, "blank": True, "editable": False, "serialize": False}


class Listed(models.Model):
    """A row that ties an article to a subject, with the article's own columns of these names while it is published.

    NULL while it is not; scheduled articles have them. Written by triggers alone (`listing_triggers.py`), whichever way
    a row or its article is written. `list_of` names the column of the article and that of the subject.
    """

    list_of: ClassVar[tuple[str, str]]
    listed_once: ClassVar[bool] = True  # whether one subject has at most one row of an article

    language = models.CharField(max_length=8, **copied())
    dated = models.CharField(max_length=22, **copied())
    publish_at = models.DateTimeField(**copied())

    class Meta:
        abstract = True


def newest_first(name: str, article: str, subject: str) -> models.Index:
    """Serves lists by the date that readers browse by."""
    return models.Index(fields=[subject, "language", "-dated", f"-{article}"], name=f"{name}_newest")


def last_published(name: str, article: str, subject: str) -> models.Index:
    """Serves feeds, by when this site published."""
    columns = [subject, "language", "-publish_at", f"-{article}"]
    return models.Index(fields=columns, name=f"{name}_feed")
