"""Template filters for names, dates and lifetimes of the registry. Nothing here asks the database."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from provinces.datatypes.choice_words import choice_word
from provinces.datatypes.partial_dates import in_words
from provinces.language_marks import (
    called,
    english,
    in_page_language,
    is_our_wording,
    named,
    only_english,
    script_of,
    step,
)
from provinces.lifetimes import life_in_words

register = template.Library()
for mark in (named, called, english, only_english, in_page_language, is_our_wording, script_of, step):
    register.filter(mark)


register.filter("choice", choice_word)


@register.filter
def known_date(value: str) -> SafeString | str:
    """A date known in part as `<time>May 2014</time>`; “date not given” for an unknown one."""
    return (
        format_html('<time datetime="{}">{}</time>', value, in_words(value)) if value else _("date not given")
    )


@register.filter
def without_details(words: object) -> str:
    """A name in the page's language without what brackets add, for a headline: “La Lay village – La Lay A Soi”."""
    return re.sub(r" \([^()]*\)", "", in_page_language(words))


@register.filter
def plain_date(value: str) -> str:
    """A date known in part, in words without markup, for titles."""
    return in_words(value)


@register.filter
def life(row: Any) -> str:
    """'since 1 July 2025' for a row with `valid_from` and `valid_to`; empty where nothing is known."""
    return life_in_words(row.valid_from, row.valid_to)


@register.filter
def language_named(code: str) -> str:
    """The language of a code in the reader's words; the code itself where Django has no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def grouped_by(rows: Iterable[Any], field: str) -> list[tuple[str, list[Any]]]:
    """Rows under the word for their choice in a field, in order of first appearance.

    For a `dl`, which names a term once and may say several things of it. Unlike `regroup` it needs no sorted rows.
    """
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(getattr(row, f"get_{field}_display")(), []).append(row)
    return list(groups.items())


@register.filter
def letter(place: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa: the names of the ways back from a footnote."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
