"""Glossary check: words that the house spells in its own way."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.models import GlossaryTerm


def house_words(language: str) -> list[tuple[str, list[str]]]:
    """(how we write, how we do not). One query."""
    return [(term.term, term.avoided) for term in GlossaryTerm.objects.filter(language=language)]


def not_our_words(text: str, words: list[tuple[str, list[str]]], *, field: str) -> list[Finding]:
    """A warning for each word the house avoids, once. A word that is part of the right one is none."""
    found = []
    for term, avoided in words:
        rest = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", lambda right: " " * len(right[0]), text)
        for word in avoided:
            case = re.IGNORECASE if word.islower() else 0
            matches = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", rest, case))
            if matches:
                said = matches[0][0]
                sentence = _("“%(word)s”: the house writes “%(term)s”.") % {"word": said, "term": term}
                starts = tuple(match.start() for match in matches if match[0] == said)
                remedy = capfirst(term) if said[:1].isupper() else term
                found.append(Finding("glossary", "warning", field, sentence, said, remedy, starts))
    return found
