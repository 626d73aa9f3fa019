"""The newspaper's tables, one file a kind of thing; re-exported here: `from articles.models import Article`."""

from articles.models.article import Article, ArticleProvince, ArticleUnit, FormerSlug
from articles.models.change_note import ChangeNote
from articles.models.evidence import Citation, Reference
from articles.models.image import ArticleImage
from articles.models.people import Credit, Person
from articles.models.source import Source
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleImage",
    "ArticleProvince",
    "ArticleUnit",
    "ChangeNote",
    "Citation",
    "Credit",
    "FormerSlug",
    "Person",
    "Reference",
    "Source",
    "Tag",
    "TaggedArticle",
]
