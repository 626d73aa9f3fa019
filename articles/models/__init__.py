"""Models of the newspaper, one file for each kind; import them from here: `from articles.models import Article`."""

from articles.models.access import AccessEntry, LoginTries, SessionMark
from articles.models.article import Article
from articles.models.change_note import ChangeNote
from articles.models.day_count import DayCount
from articles.models.desk import (
    Autosave,
    CorrectionTask,
    GlossaryTerm,
    LanguageLimit,
    Presence,
    PreviewLink,
)
from articles.models.evidence import Citation
from articles.models.image import ArticleImage
from articles.models.people import Credit, Person
from articles.models.profile import Profile
from articles.models.public_version import PublicVersion
from articles.models.reference import Reference
from articles.models.report import ErrorReport
from articles.models.review import Review, Waiver
from articles.models.revision import Revision
from articles.models.saved_view import SavedView
from articles.models.search import SearchText
from articles.models.source import Source
from articles.models.subjects import ArticleProvince, ArticleUnit, FormerSlug
from articles.models.tag import FormerTagSlug, Tag, TaggedArticle

__all__ = [
    "AccessEntry",
    "Article",
    "ArticleImage",
    "ArticleProvince",
    "ArticleUnit",
    "Autosave",
    "ChangeNote",
    "Citation",
    "CorrectionTask",
    "Credit",
    "DayCount",
    "ErrorReport",
    "FormerSlug",
    "FormerTagSlug",
    "GlossaryTerm",
    "LanguageLimit",
    "LoginTries",
    "Person",
    "Presence",
    "PreviewLink",
    "Profile",
    "PublicVersion",
    "Reference",
    "Review",
    "Revision",
    "SavedView",
    "SearchText",
    "SessionMark",
    "Source",
    "Tag",
    "TaggedArticle",
    "Waiver",
]
