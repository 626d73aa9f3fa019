"""QuerySets of evidence: what the registry's statements rest on."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from articles.querysets.article import public_condition

# What of a citation's subject names a country.
COUNTRY_OF_SUBJECT = (
    "country",
    "province__country",
    "neighbour__across__country",
    "figure__country",
    "figure__across_country",
    "organisation__country",
    "gate__across_country",
    "agreement__parties__country",
    "agreement__parties__organisation__country",
    "act__country",
    "pair__their_country",
)


class KeyedQuerySet(models.QuerySet):
    """Rows with a permanent code of their own."""

    def get_by_natural_key(self, code: str) -> Any:
        """One query."""
        return self.get(code=code)


class CitationQuerySet(KeyedQuerySet):
    """Evidence for what the registry says."""

    def public(self) -> Self:
        """Outside references, and passages of articles that are public now."""
        return self.filter(Q(reference__isnull=False) | public_condition("article__"))

    def of_country(self, code: str) -> list[Self]:
        """What quotes an article for anything recorded of a country; each way to it begins in an index."""
        quoting = self.filter(article__isnull=False).order_by()
        return [quoting.filter(**{way: code}) for way in COUNTRY_OF_SUBJECT]

    def for_footnotes(self) -> Self:
        """What a footnote shows, articles before outside references."""
        return (
            self.select_related("article__source", "reference")
            .defer("article__body", "article__original_text")
            .order_by(F("article").asc(nulls_last=True), "pk")
        )
