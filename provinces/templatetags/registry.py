"""How the registry's names, dates and lives are printed. Nothing here asks the database."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provinces.datatypes.partial_dates import in_words
from provinces.lifetimes import life_in_words, name_with_life

register = template.Library()

# What the names in their own script are written in; for any other country nothing is claimed.
SCRIPTS = {"VN": "vi", "CN": "zh", "LA": "lo", "KH": "km", "TH": "th", "RU": "ru"}


@register.filter
def known_date(value: str) -> SafeString | str:
    """A date known in part as `<time>May 2014</time>`; “date not given” for an unknown one."""
    return (
        format_html('<time datetime="{}">{}</time>', value, in_words(value)) if value else _("date not given")
    )


@register.filter
def plain_date(value: str) -> str:
    """A date known in part, in words without markup, for titles."""
    return in_words(value)


@register.filter
def life(row: Any) -> str:
    """'since 1 July 2025' for a row with `valid_from` and `valid_to`; empty where nothing is known."""
    return life_in_words(row.valid_from, row.valid_to)


@register.filter
def named(province: Any) -> SafeString | str:
    """The province's name as shown, in the language it is written in, a former one with its last year."""
    return _in_script(province, name_with_life(province))


@register.filter
def called(province: Any) -> SafeString | str:
    """The same without its years, as an article of its time has it."""
    return _in_script(province, province.display_name)


def _in_script(province: Any, name: str) -> SafeString | str:
    script = SCRIPTS.get(province.country_id) if province.local_name else None
    return (
        format_html('<span lang="{}">{}</span>', script, name)
        if script and script != get_language()
        else name
    )


@register.filter
def english(words: Any) -> SafeString | str:
    """What the registry keeps in English only, marked as such where the page speaks another language."""
    if not words or get_language() == "en":
        return str(words or "")
    return format_html('<span lang="en">{}</span>', words)


@register.filter
def script_of(country_code: str) -> str:
    """The language code of a country's own names; empty where none is claimed."""
    return SCRIPTS.get(country_code, "")


@register.filter
def letter(place: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa: the names of the ways back from a footnote."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
