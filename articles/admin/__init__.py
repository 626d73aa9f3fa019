"""The newspaper in the admin, one file a kind of thing."""

from articles.admin import (
    accounts,
    articles,
    corrections,
    evidence,
    glossary,
    people,
    pictures,
    roles,
    sources,
    tags,
)

__all__ = [
    "accounts",
    "articles",
    "corrections",
    "evidence",
    "glossary",
    "people",
    "pictures",
    "roles",
    "sources",
    "tags",
]
