"""Glossary check: words that the house spells in its own way."""

import re

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
        rest = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", " ", text)
        for word in avoided:
            match = re.search(
                rf"(?<!\w){re.escape(word)}(?!\w)", rest, re.IGNORECASE if word.islower() else 0
            )
            if match:
                sentence = _("“%(word)s”: the house writes “%(term)s”.") % {"word": match[0], "term": term}
                found.append(Finding("glossary", "warning", field, sentence, match[0]))
    return found
