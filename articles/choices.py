"""Enumerations of the newspaper: every closed list of stored values."""

from django.db.models import IntegerChoices, TextChoices
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


# What readers have read, or will at a set time: changed by those alone who may correct.
SEEN = (Status.PUBLISHED, Status.WITHDRAWN)


class Kind(TextChoices):
    """How the text stands to its original."""

    FULL = "full", _("full translation")
    ABRIDGED = "abridged", _("abridged translation")
    SUMMARY = "summary", _("summary")
    REPRINT = "reprint", _("reprint")


# Kinds whose text is the work of whom we credit as its translator; of any other the credit is the text's in hand.
TRANSLATIONS = {Kind.FULL, Kind.ABRIDGED}


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


class ReferenceKind(TextChoices):
    """What a publication is: a reader judges a treaty's own text and a forum's copy of the news differently."""

    LAW = "law", _("law or decree")
    TREATY = "treaty", _("treaty text")
    OFFICIAL = "official", _("official announcement")
    NEWS = "news", _("news report")
    JOURNAL = "journal", _("journal article")
    COPY = "copy", _("copy of a news report")
    DATA = "data", _("data set")
    ISSUE = "issue", _("discussion of a data set")
    REFERENCE_WORK = "reference", _("encyclopaedia or reference work")
    FORUM = "forum", _("forum")
    WEB = "web", _("web page")


class Part(TextChoices):
    """What a revision holds: what our article said, or what the outside original said when it was retrieved."""

    TEXT = "text", _("our text")
    ORIGINAL = "original", _("the original")


class Significance(IntegerChoices):
    """How much a change changed. Only what is more than a typo makes a translation stale."""

    TYPO = 10, _("typo: the sense is the same")
    MINOR = 20, _("minor: a detail changed")
    MAJOR = 30, _("major: what readers were told was wrong or has changed")


class ReviewStep(TextChoices):
    SUBMITTED = "submitted", _("handed over for review")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    COMMENT = "comment", _("comment")


class AccessEvent(TextChoices):
    """What the access log tells."""

    LOGGED_IN = "logged in", _("logged in")
    REFUSED = "refused", _("wrong password")
    CODE_REFUSED = "code refused", _("wrong second-factor code")
    LOCKED = "locked", _("too many tries: has to wait")
    LOGGED_OUT = "logged out", _("logged out")
    IDLE = "idle", _("session ended: idle for too long")
    TOO_OLD = "too old", _("session ended: logged in for too long")
    ENDED = "ended", _("session ended: logged out everywhere")
    LOGGED_OUT_EVERYWHERE = "out everywhere", _("logged out everywhere")
    PASSWORD_CHANGED = "password changed", _("password changed")
    RIGHTS_CHANGED = "rights changed", _("rights changed")
    FACTOR_ADDED = "factor added", _("second factor added")
    FACTOR_REMOVED = "factor removed", _("second factor removed")
