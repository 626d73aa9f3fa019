"""The newspaper in the admin, one file a kind of thing."""

from articles.admin import articles, corrections, evidence, glossary, people, pictures, roles, sources, tags

__all__ = [
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
