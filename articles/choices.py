"""The closed lists of the newspaper's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    ENGLISH = "en", "English"
    VIETNAMESE = "vi", "Tiếng Việt"


class Status(TextChoices):
    """Only `publishing.py` writes it. What a reader may see is `ArticleQuerySet.public`, not a status."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Kind(TextChoices):
    """How the text stands to its original."""

    FULL = "full", _("full translation")
    ABRIDGED = "abridged", _("abridged translation")
    SUMMARY = "summary", _("summary")


class Role(TextChoices):
    AUTHOR = "author", _("author")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("editor")
    PHOTOGRAPHER = "photographer", _("photographer")


class ChangeKind(TextChoices):
    CORRECTION = "correction", _("correction")
    CLARIFICATION = "clarification", _("clarification")
    UPDATE = "update", _("update")


class Confidence(TextChoices):
    HIGH = "high", _("high confidence")
    MEDIUM = "medium", _("medium confidence")
    LOW = "low", _("low confidence")
