"""QuerySets of the newspaper: what may be asked of its tables, and the one rule of what a reader may see.

Entry points: `public_condition`, that rule; the classes below, each the manager of its model; `parts.rows_of`, for what
came with an article; `subject_lists`, for articles of several subjects in one order. May import: `choices`, `html`, the
registry.
"""

from articles.querysets.article import (
    CARD,
    ArticlePartQuerySet,
    ArticleQuerySet,
    ChangeNoteQuerySet,
    FormerTagSlugQuerySet,
    ImageQuerySet,
    PersonQuerySet,
    TaggedArticleQuerySet,
    TagQuerySet,
    public_condition,
)

__all__ = [
    "CARD",
    "ArticlePartQuerySet",
    "ArticleQuerySet",
    "ChangeNoteQuerySet",
    "FormerTagSlugQuerySet",
    "ImageQuerySet",
    "PersonQuerySet",
    "TagQuerySet",
    "TaggedArticleQuerySet",
    "public_condition",
]
