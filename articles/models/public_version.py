"""Versions of what readers see: a stamp for everything, and one for each part of it that changes by itself."""

from collections.abc import Iterable
from secrets import token_hex

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

EVERYTHING = "everything"
LONGEST_KEY = 60

STAMPS = """
SELECT 0, stamp FROM articles_publicversion WHERE key = 'everything'
UNION ALL SELECT 1, stamp FROM provinces_registryversion ORDER BY 1
"""


class PublicVersion(models.Model):
    """`stamp` is another text after each write that readers can see, whichever way it came (`version_triggers`).

    The row `everything` moves with each of them. The others say what a write was about, so that a page that shows
    nothing of it can be kept: `article:7`, `tag:3`, `province:5`, `unit:2`, `person:4` (which articles they have),
    `list:en`, `month:en:2024-05`, `years:en` (which articles stand there) and `shared`. `names` alone is for the desk:
    it moves with every person and tag, also one that no reader sees (`articles.checks.name_index`).

    Drawn by lot and not counted: a number that a rolled-back write had used would come again for other contents.
    """

    written_by_triggers = True  # so that no dump holds it

    key = models.CharField(max_length=LONGEST_KEY, primary_key=True)
    stamp = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("version of what readers see")
        verbose_name_plural = _("versions of what readers see")

    def __str__(self) -> str:
        return f"{self.key} {self.stamp}"

    @classmethod
    def now(cls) -> str:
        """The stamp of newspaper and registry together; empty where one is missing: then nothing may be kept.

        One query of two rows, in the words of SQL: it is asked at every request, and the ORM would be half its cost.
        """
        with connection.cursor() as cursor:
            cursor.execute(STAMPS)
            rows = cursor.fetchall()
        return "/".join(stamp for _number, stamp in rows) if len(rows) == 2 else ""

    @classmethod
    def of(cls, keys: Iterable[str]) -> dict[str, str]:
        """The stamps of these parts; one that never moved has none. One query by the primary key."""
        return dict(cls.objects.filter(key__in=sorted(keys)).values_list("key", "stamp"))

    @classmethod
    def move(cls) -> None:
        """Another stamp of everything: for what was put right in tables that triggers write, which move none."""
        cls.objects.filter(pk=EVERYTHING).update(stamp=token_hex(16))
