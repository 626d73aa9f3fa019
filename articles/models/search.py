"""The table of the search index, written by database triggers alone: `articles.search`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import Language


class SearchText(models.Model):
    """The folded words of a published article, scheduled ones included.

    `place` orders rows as lists do, newest first when descending: minutes of the date that readers browse
    by, times 2²⁸, plus the article's number.
    """

    written_by_triggers = True  # so that no dump holds it

    # Auto, though it is always given: SQLite then keeps the rows in this order, and its full-text table by it.
    place = models.BigAutoField(primary_key=True)
    # No rule of the database's own: the trigger of a deleted article has deleted this first.
    article = models.OneToOneField(
        "articles.Article", on_delete=models.DO_NOTHING, db_constraint=False, related_name="search_text"
    )
    language = models.CharField(max_length=8, choices=Language)
    title = models.TextField()
    teaser = models.TextField()
    accented = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name = _("indexed text")
        verbose_name_plural = _("indexed texts")

    def __str__(self) -> str:
        return self.title
