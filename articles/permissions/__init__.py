"""Permissions: who may do what to which article, roles that are limited to a language included.

Whoever changes an article, or a part of it, asks `may(user, "change", article)`: the one place that knows what this
takes. For a row that several articles show, a tag say, `parts.py` puts that question to all of them.
"""

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.choices import SEEN, Language
from articles.models import Article, LanguageLimit
from provinces.datatypes.refusal import Refusal

STEPS = {"submit", "review", "approve_own", "publish", "withdraw", "correct", "bin", "purge"}
CHANGE, CORRECT = "change_article", "correct_article"


class NotAllowed(Refusal):
    """Why a person may not do this, as one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__([sentence])


def may(user: AbstractBaseUser, action: str, about: Article | str | None = None) -> bool:
    """Whether the user may do `action` (`"publish"`, or a codename such as `"change_article"`) to the article,
    or in the language. Two queries at most; none for superusers and for those whose roles have no limit.

    `"change"` is whatever the article's state asks for: nothing is changed in the bin, and what readers have read, or
    will at a set time, is corrected. Out of readers' reach, into the bin, goes such a text only by those who may.
    """
    if isinstance(about, Article):
        if action == "change":
            return about.binned_at is None and may(user, change_of(about), about)
        if action == "bin" and about.status in SEEN and not may(user, CORRECT, about):
            return False
    code = f"{action}_article" if action in STEPS else action
    if not user.is_active or not user.has_perm(f"articles.{code}"):
        return False
    language = about.language if isinstance(about, Article) else about
    if user.is_superuser or language is None:
        return True
    return language in languages_for(user, code)


def change_of(article: Article) -> str:
    """The permission that a change of the article asks for."""
    return CORRECT if article.status in SEEN else CHANGE


def languages_for(user: AbstractBaseUser, code: str) -> set[str]:
    """The languages in which the user has the permission. Kept on the user for the length of the request."""
    kept = user.__dict__.setdefault("_borderpost_languages", {})
    if code not in kept:
        kept[code] = _languages_for(user, code)
    return kept[code]


def _languages_for(user: AbstractBaseUser, code: str) -> set[str]:
    everything = set(Language.values)
    if user.is_superuser:
        return everything
    permission = Q(codename=code, content_type__app_label="articles")
    if Permission.objects.filter(permission, user=user).exists():
        return everything
    groups = user.groups.filter(permissions__in=Permission.objects.filter(permission))
    limits: dict[int, set[str]] = {}
    for group, language in LanguageLimit.objects.filter(user=user).values_list("group", "language"):
        limits.setdefault(group, set()).add(language)
    return set().union(*(limits.get(pk, everything) for pk in groups.values_list("pk", flat=True)))


def require(user: AbstractBaseUser | None, action: str, about: Article | str | None = None) -> None:
    """Raise NotAllowed with a sentence unless the user may. Nobody (`None`) is the house itself: a command, a test."""
    if user is not None and not may(user, action, about):
        raise NotAllowed(_sentence(user, action, about))


def _sentence(user: AbstractBaseUser, action: str, about: Article | str | None) -> str:
    if action == "change" and isinstance(about, Article):
        if about.binned_at is not None:
            return _("“%(title)s” is in the bin; take it out first.") % {"title": about.title}
        action = change_of(about)
    words = {
        "change_article": _("change it"),
        "submit": _("hand it over for review"),
        "review": _("return or approve it"),
        "approve_own": _("approve a text of your own"),
        "publish": _("publish it"),
        "withdraw": _("withdraw it"),
        "correct": _("change it, for it is public"),
        "bin": _("put it into the bin or take it out"),
        "purge": _("delete it for ever"),
    }
    what = words.get(action) or words.get(action.removesuffix("_article"), action)
    if isinstance(about, Article):
        return _("“%(title)s” (%(language)s): you may not %(what)s; ask an administrator for the role.") % {
            "title": about.title,
            "language": about.get_language_display(),
            "what": what,
        }
    return _("You may not %(what)s; ask an administrator for the role.") % {"what": what}
