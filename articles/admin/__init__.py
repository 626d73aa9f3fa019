"""The newspaper in the admin, one file a kind of thing."""

from articles.admin import articles, corrections, evidence, people, pictures, roles, sources, tags

__all__ = ["articles", "corrections", "evidence", "people", "pictures", "roles", "sources", "tags"]
