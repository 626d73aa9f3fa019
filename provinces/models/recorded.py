"""Base with `recorded_at` and `changed_at`: when an entry was recorded and last changed, for the feeds."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Recorded(models.Model):
    """An entry that readers can follow.

    The database fills both where nobody does, and a trigger (`provinces.models.triggers`) moves `changed_at` with every
    other column of the row, whoever writes it. What a source says of an entry's own dates stands elsewhere.
    """

    recorded_at = models.DateTimeField(
        _("recorded at"), default=timezone.now, db_default=Now(), editable=False
    )
    changed_at = models.DateTimeField(
        _("last changed at"), default=timezone.now, db_default=Now(), editable=False
    )

    class Meta:
        abstract = True
