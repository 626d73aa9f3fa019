"""Language marks: in which language a name of the registry is written, as `<span lang>` where the page speaks another.

Nothing here asks the database but for the Vietnamese wordings, once a page.
"""

from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from provinces.lifetimes import name_with_life
from provinces.models import Country
from provinces.models.wording import wording_of

# What the names in their own script are written in; for any other country nothing is claimed.
SCRIPTS = {"VN": "vi", "CN": "zh", "LA": "lo", "KH": "km", "TH": "th", "RU": "ru"}


def named(province: Any) -> SafeString | str:
    """The province's name as shown, in the language it is written in, a former one with its last year."""
    return _in_script(province, name_with_life(province))


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


def english(words: Any) -> SafeString | str:
    """What the registry keeps in English, in the language of the page; marked as English where that is wanting.

    An entry is called by its own Vietnamese name where it has one. Pass the entry for that, not its `name`.
    """
    if not words or get_language() == "en" or isinstance(words, Country):
        return str(words or "")
    if hasattr(words, "their_name"):  # a pair is called by its two sides
        return format_html("{} – {}", english(words.our_name), english(words.their_name))
    return _in_vietnamese(words) or only_english(words)


def only_english(words: Any) -> SafeString | str:
    """A name that is to be read in English on every page."""
    if not words or get_language() == "en":
        return str(words or "")
    return format_html('<span lang="en">{}</span>', words)


def in_page_language(words: Any) -> str:
    """The same as `english` without a mark, for titles and what machines read."""
    if not words or get_language() == "en" or isinstance(words, Country):
        return str(words or "")
    if hasattr(words, "their_name"):
        return f"{in_page_language(words.our_name)} – {in_page_language(words.their_name)}"
    return _in_vietnamese(words) or str(words)


def step(label: Any) -> Any:
    """A step of a breadcrumb: an entry in the language of the page, anything else as it is."""
    return english(label) if isinstance(label, models.Model) else label


def step_name(label: Any) -> str:
    """The same without a mark."""
    return in_page_language(label) if isinstance(label, models.Model) else str(label)


def is_our_wording(words: Any) -> bool:
    """Whether the page shows our own translation of a title, which no source has."""
    if get_language() == "en" or _vietnamese_name(words):
        return False
    said = wording_of(str(words))
    return bool(said and not said.source and said.vietnamese != str(words))


def _vietnamese_name(words: Any) -> str:
    ours = SCRIPTS.get(getattr(words, "country_id", None) or "VN") == "vi"
    return getattr(words, "local_name", "") if ours else ""


def _in_vietnamese(words: Any) -> str:
    """Empty where it is wanted."""
    if name := _vietnamese_name(words):
        return name
    said = wording_of(str(words))
    return said.vietnamese if said else ""


def script_of(country_code: str) -> str:
    """The language code of a country's own names; empty where none is claimed."""
    return SCRIPTS.get(country_code, "")
