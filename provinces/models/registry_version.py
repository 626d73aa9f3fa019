"""The registry's version: one row that changes with every write to the registry, so that what was read can be kept."""

from django.db import connections, models, router
from django.utils.translation import gettext_lazy as _


class RegistryVersion(models.Model):
    """`stamp` is another text after each write, whichever way it came: `provinces.models.version_triggers`.

    Drawn by lot and not counted: a number that a rolled-back write had used would come again for other rows.
    """

    written_by_triggers = True  # so that no dump holds it

    stamp = models.CharField(max_length=36)

    class Meta:
        verbose_name = _("version of the registry")
        verbose_name_plural = _("versions of the registry")

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def now(cls) -> str:
        """The stamp of this moment; empty where there is none, and then nothing may be kept.

        One query, in the words of SQL: it is asked at most requests, and the ORM would be most of its cost.
        """
        with connections[router.db_for_read(cls)].cursor() as cursor:
            cursor.execute(f"SELECT stamp FROM {cls._meta.db_table}")
            row = cursor.fetchone()
        return row[0] if row else ""
