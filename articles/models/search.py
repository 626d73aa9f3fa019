"""The table of the search index, written by database triggers alone: `articles.search`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchText(models.Model):
    """A published article as search needs it, scheduled ones included: its place, and copies of what is asked of it.

    `place` orders the articles of a language by the day that readers browse by, then by number
    (`articles/search/places.py`); the words stand in the full-text index under it. The rows are small and lie in this
    order, so that the thousand newest are a few pages of the file. `public_condition` is asked of them as of articles.
    """

    written_by_triggers = True  # so that no dump holds it

    # Auto, though it is always given: SQLite then keeps the rows in this order, and its full-text table by it.
    place = models.BigAutoField(primary_key=True)
    # No rules of the database's own: the trigger of a deleted article has deleted this first.
    article = models.OneToOneField(
        "articles.Article", on_delete=models.DO_NOTHING, db_constraint=False, related_name="search_text"
    )
    dated = models.CharField(max_length=22)
    status = models.CharField(max_length=10)
    publish_at = models.DateTimeField()
    waits_for_original = models.BooleanField()
    original = models.ForeignKey(
        "articles.Article",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("indexed text")
        verbose_name_plural = _("indexed texts")

    def __str__(self) -> str:
        return str(self.place)
