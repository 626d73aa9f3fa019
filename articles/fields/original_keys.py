"""Keys of originals: by which the same page, and the same text, are known again however they are written down."""

import hashlib
import unicodedata
from contextlib import suppress
from urllib.parse import quote, unquote, urlsplit

from provinces.datatypes.text_fields import tidy, tidy_line
from provinces.datatypes.unseen_characters import without_unseen

LONGEST_KEY = 500  # characters, as the address itself
USUAL_PORTS = {80, 443}
# What advertisers and networks hang on an address: it says where a reader came from, not what is read.
CLICKS = {
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "_gl",
}
TRACES = CLICKS | {"igsh", "igshid", "mc_cid", "mc_eid", "zarsrc", "_ga"}
DELIMITERS = "%/?#&=+"


def address_key(url: str) -> str:
    """`http://www.Example.org:80/a/?utm_source=x&b=1&a=%C3%A1#top` as `example.org/a?a=á&b=1`; empty of nothing.

    It is no address to go to: the scheme is gone, and what was encoded can be read.
    """
    url = tidy_line(url)
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        port = "" if parts.port is None or parts.port in USUAL_PORTS else f":{parts.port}"
    except ValueError:  # no address at all, yet the same as itself
        return url[:LONGEST_KEY]
    path = "/".join(_plain(piece) for piece in parts.path.split("/")).rstrip("/")
    query = "&".join(sorted(_parameters(parts.query)))
    key = f"{_host(parts.hostname or '')}{port}{path}{'?' if query else ''}{query}"
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def text_key(text: str) -> str:
    """SHA-256 of the words: spaces, line ends and signs that nobody sees make no other text. Empty of nothing."""
    words = " ".join(without_unseen(tidy(text)).split())
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def _host(name: str) -> str:
    """In letters, not in the code that stands for them (`xn--…`); `www.` is the same house."""
    name = unicodedata.normalize("NFC", unquote(name)).rstrip(".")
    with suppress(UnicodeError):  # too long a label, or none that the standard knows
        name = name.encode("idna").decode("idna")
    return name.lower().removeprefix("www.")


def _parameters(query: str) -> list[str]:
    pairs = [pair.replace("+", " ").partition("=") for pair in query.split("&") if pair]
    named = [(_plain(name), _plain(value)) for name, _equals, value in pairs]
    return [
        f"{name}={value}"
        for name, value in named
        if name.lower() not in TRACES and not name.lower().startswith("utm_")
    ]


def _plain(piece: str) -> str:
    """A piece of an address with what was encoded decoded, but for delimiters and what cannot be printed."""
    try:
        decoded = unquote(piece, errors="strict")
    except UnicodeDecodeError:  # written in a character set of former times
        decoded = unquote(piece, encoding="latin-1")
    letters = unicodedata.normalize("NFC", decoded)
    return "".join(
        quote(sign, safe="") if sign in DELIMITERS or not sign.isprintable() else sign for sign in letters
    )
