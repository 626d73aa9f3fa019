"""Addresses of views: as Django's `reverse` writes them, for a page that prints hundreds.

`reverse` looks through the patterns each time: 35 µs, and a list of articles prints 250 addresses. Here each route is
asked for once in a process and language, with values that stand for others, and is a form to be filled from then on.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils import translation
from django.utils.translation import get_language

_PLAIN = re.compile(r"[\w.-]+", re.ASCII)  # what no address has to quote
_PATH = re.compile(
    r"/(?!/)[\w/.~%?=&#-]*", re.ASCII
)  # what of an address of ours has to be looked at no more
_WORD = "qzxwvk"  # stands for a word; no route has it
_DIGITS = {2: "11", 4: "1987"}  # stand for a month or day, and for a year
_NUMBER = 918273645


def address(name: str, *args: Any, language: str | None = None) -> str:
    """The address of a view in a language, by default the one in use. Raise NoReverseMatch where there is none."""
    language = language or get_language()
    kinds = tuple([_kind(arg) for arg in args])
    if None not in kinds and (form := _form(name, kinds, language, get_script_prefix())):
        return form % args
    return _reversed(name, args, language)


def absolute_of(request: HttpRequest) -> Callable[[str], str]:
    """Addresses of this site with scheme and host, as `build_absolute_uri` writes them; a page has a dozen.

    Nothing is asked before the first: the page that refuses a host has none.
    """
    root = cache(lambda: request.build_absolute_uri("/")[:-1])

    def absolute(address: str) -> str:
        plain = _PATH.fullmatch(address) and "/." not in address
        return root() + address if plain else request.build_absolute_uri(address)

    return absolute


def _kind(arg: Any) -> Any:
    """What stands for it while the form is made; None for what must be quoted."""
    if type(arg) is int:
        return _NUMBER if arg >= 0 else None
    text = str(arg)
    if not _PLAIN.fullmatch(text):
        return None
    return _DIGITS.get(len(text)) if text.isdigit() else _WORD


@lru_cache(maxsize=2048)
def _form(name: str, kinds: tuple[Any, ...], language: str | None, *_where: Any) -> str:
    """Empty where the values that stand for others make no address, or cannot be told apart in it."""
    try:
        written = _reversed(name, kinds, language)
    except NoReverseMatch:
        return ""
    form, rest = "", written
    for kind in kinds:
        before, found, rest = rest.partition(str(kind))
        if not found:
            return ""
        form += before.replace("%", "%%") + "%s"
    form += rest.replace("%", "%%")
    return form if form % kinds == written else ""


def _reversed(name: str, args: tuple[Any, ...], language: str | None) -> str:
    with translation.override(language):
        return reverse(name, args=args)
