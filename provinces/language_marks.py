"""Language marks: in which language a name of the registry is written, as `<span lang>` where the page speaks another.

Nothing here asks the database.
"""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from provinces.lifetimes import name_with_life

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
    """What the registry keeps in English only, marked as such where the page speaks another language."""
    if not words or get_language() == "en":
        return str(words or "")
    return format_html('<span lang="en">{}</span>', words)


def script_of(country_code: str) -> str:
    """The language code of a country's own names; empty where none is claimed."""
    return SCRIPTS.get(country_code, "")
