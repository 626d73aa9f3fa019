"""Vietnamese wordings of what the registry keeps in English: titles, scopes, notes, fields, tags.

Kept by the English words, not by the row that has them: "land border" is translated once, and a note that is changed
is wanted anew instead of going on with the Vietnamese of the old one.
"""

from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.kept_registry import is_at_hand, kept

LONGEST = 1000  # characters of an English text; PostgreSQL cannot index much longer ones


class WordingQuerySet(models.QuerySet):
    """Wordings by the English words."""

    def get_by_natural_key(self, english: str) -> Any:
        """One query."""
        return self.get(english=english)


class Wording(models.Model):
    """How Vietnamese says a text of the registry; without a source it is our own translation."""

    english = ParagraphField(
        _("in English"), max_length=LONGEST, unique=True, help_text=_("Word for word as the registry has it.")
    )
    vietnamese = ParagraphField(_("in Vietnamese"))
    source = LineField(
        _("source of the Vietnamese"),
        max_length=200,
        blank=True,
        help_text=_("Where the Vietnamese stands in print; empty for our own translation."),
    )

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vietnamese wording")
        verbose_name_plural = _("Vietnamese wordings")
        ordering = ["english"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(english="") & ~models.Q(vietnamese=""),
                name="wording_has_both",
                violation_error_message=_("A wording needs both texts, the English and the Vietnamese."),
            )
        ]

    def __str__(self) -> str:
        return self.english

    def natural_key(self) -> tuple[str]:
        return (self.english,)


class Said(NamedTuple):
    """A wording as pages need it."""

    vietnamese: str
    source: str


def _read() -> dict[str, Said]:
    return {row[0]: Said(*row[1:]) for row in Wording.objects.values_list("english", "vietnamese", "source")}


def wordings() -> dict[str, Said]:
    """All of them by their English words; of one query, once in a process after each change of the registry."""
    return kept("wordings", _read)


def wording_of(english: str) -> Said | None:
    """What Vietnamese says for English words; None where it is wanted, and outside `registry_at_hand`."""
    if not is_at_hand():
        return None
    known = wordings()
    if (said := known.get(english)) or not english:
        return said
    # A page may have given a word its capital: "Land border" is said as "land border" is.
    lower = known.get(english[0].lower() + english[1:])
    return lower._replace(vietnamese=capfirst(lower.vietnamese)) if lower else None
