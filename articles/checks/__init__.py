"""Checks a desk would make before a text goes out."""

from articles.checks.finding import Finding
from articles.checks.required import missing
from articles.models import Article

__all__ = ["Finding", "findings"]


def findings(article: Article) -> list[Finding]:
    """Everything found, errors first."""
    return missing(article)
