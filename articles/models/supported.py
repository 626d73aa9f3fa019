"""Supported statements of a citation: which there can be, and which its evidence is too old for."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from provinces.choices import Statement
from provinces.datatypes.partial_dates import in_words
from provinces.statements import KINDS, older_than, possible

_STATEMENTS = frozenset(Statement.values)  # Django makes the list anew at each asking


def check_supports(value: str) -> None:
    """Validator: words of the closed list, each once."""
    words = value.split()
    wrong = [word for word in words if word not in _STATEMENTS]
    if wrong or len(set(words)) != len(words):
        raise ValidationError(
            _("“%(value)s” is no list of statements; write words like these, each once: %(known)s.")
            % {"value": value[:80], "known": " ".join(Statement.values)}
        )


def problems_of(citation: Any) -> Iterator[str]:
    """Sentences about one citation, each naming both rows and the remedy. At most two queries."""
    kind = _kind(citation)
    if not kind:
        return  # a constraint says so
    known = possible(kind)
    for statement in citation.statements:
        if statement not in known:
            yield _(
                "The citation “%(citation)s” is for “%(statement)s”, which its subject does not state; "
                "choose among: %(known)s."
            ) % {"citation": citation.code, "statement": statement, "known": " ".join(known)}
    yield from _too_old(citation, kind, [each for each in citation.statements if each in known])


def _kind(citation: Any) -> str:
    """Which subject is filled in, be it a figure that is typed in the same form and not saved yet."""
    for field in citation._meta.concrete_fields:
        if field.name in KINDS and (
            getattr(citation, field.attname) is not None or field.get_cached_value(citation, None) is not None
        ):
            return str(field.name)
    return ""


def _too_old(citation: Any, kind: str, statements: list[str]) -> Iterator[str]:
    reference = citation.reference
    if reference is None or not reference.published_on or not statements:
        return
    subject = getattr(citation, kind)
    for statement, happened in older_than(reference.published_on, kind, subject, statements):
        yield _(
            "The reference “%(reference)s” of %(published)s is older than what it is cited for: %(statement)s of "
            "“%(subject)s” on %(happened)s; cite a later source, or take this statement out of the citation."
        ) % {
            "reference": reference,
            "published": in_words(reference.published_on),
            "statement": Statement(statement).label,
            "subject": subject,
            "happened": in_words(happened),
        }
