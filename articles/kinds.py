"""Kinds of text: what a page, a citation, a feed and structured data call a translation, a summary, a reprint.

One table; a kind without its line here is a KeyError at the first page that shows it, and a failing test before.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.choices import TRANSLATIONS, Kind, Role
from articles.models import Article
from provinces.language_marks import in_page_language


@dataclass(frozen=True)
class Words:
    """`label` alone; `line` with the outlet; `this` in the cite box; `relation` to the original at schema.org."""

    label: Any
    line: Any
    this: Any
    relation: str


WORDS = {
    Kind.FULL: Words(
        gettext_lazy("Full translation"),
        gettext_lazy("Full translation from %(source)s"),
        gettext_lazy("This translation"),
        "translationOfWork",
    ),
    Kind.ABRIDGED: Words(
        gettext_lazy("Abridged translation"),
        gettext_lazy("Abridged translation from %(source)s"),
        gettext_lazy("This translation"),
        "translationOfWork",
    ),
    Kind.SUMMARY: Words(
        gettext_lazy("Summary"),
        gettext_lazy("Summary of a text by %(source)s"),
        gettext_lazy("This summary"),
        "isBasedOn",
    ),
    Kind.REPRINT: Words(
        gettext_lazy("Reprint"),
        gettext_lazy("Reprint from %(source)s"),
        gettext_lazy("This reprint"),
        "isBasedOn",
    ),
}


def words_of(article: Article) -> Words:
    return WORDS[Kind(article.kind)]


def line_of(article: Article) -> str:
    """'Summary of a text by Baobienphong'; without an outlet the kind alone. The source must be at hand."""
    words = words_of(article)
    return str(words.line % {"source": in_page_language(article.source)} if article.source else words.label)


def names(article: Article, role: str) -> tuple[str, ...]:
    """People credited in a role; the credits must be prefetched."""
    return tuple(credit.person.name for credit in article.part("credits") if credit.role == role)


def our_translators(article: Article) -> tuple[str, ...]:
    """A summary and a reprint translate nothing: whom they credit translated the text they were made from."""
    return names(article, Role.TRANSLATOR) if article.kind in TRANSLATIONS else ()


def our_authors(article: Article) -> tuple[str, ...]:
    """Of a summary the house itself: the credited author wrote the original."""
    return () if article.kind == Kind.SUMMARY else names(article, Role.AUTHOR)


def their_translators(article: Article) -> tuple[str, ...]:
    """Who translated the text that a summary or a reprint was made from."""
    return () if article.kind in TRANSLATIONS else names(article, Role.TRANSLATOR)


def makers(article: Article) -> list[str]:
    """Who made our text, whatever the role; nobody of the original's people."""
    theirs = set() if article.kind in TRANSLATIONS else {Role.TRANSLATOR}
    theirs |= {Role.AUTHOR} if article.kind == Kind.SUMMARY else set()
    return [credit.person.name for credit in article.part("credits") if credit.role not in theirs]


def has_text_in_hand(article: Article) -> bool:
    """Whether we worked from another text than the original."""
    return bool(article.via_url or article.via_source_id)


def text_in_hand(article: Article) -> str:
    """'English text at …, which names Baobienphong as its source'; empty where the original itself was in hand."""
    if not has_text_in_hand(article):
        return ""
    what = {"en": _("English text"), "vi": _("Vietnamese text")}.get(article.via_language, _("Text"))
    parts = [f"{what} ({in_page_language(article.via_source)})" if article.via_source else what]
    if translators := their_translators(article):
        parts.append(_("translated by %(names)s") % {"names": ", ".join(translators)})
    said = ", ".join(parts)
    if article.via_url:
        said = _("%(text)s at %(address)s") % {"text": said, "address": article.via_url}
    if article.source:
        sentence = _("%(text)s, which names %(outlet)s as its source")
        said = sentence % {"text": said, "outlet": in_page_language(article.source)}
    return said
