"""Unseen characters: the one rule for characters that take no room, and for spaces at which no line breaks.

| character | texts keep it | lines (names, titles, tags) keep it | compared and searched |
|---|---|---|---|
| soft hyphen, zero-width space, word joiner | yes: it says where a line may break | no | it is not there |
| joiner and non-joiner | yes | where a script needs it: ក្ម, می‌روم, emoji; not beside Latin letters | it is not there |
| left-to-right and right-to-left mark | yes | no | it is not there |
| embedding, override, isolate, byte-order mark | no: they turn round what follows them | no | it is not there |
| no-break spaces | yes | as a space | as a space |
"""

import re

BREAKS = "\u00ad\u200b\u2060"
JOINERS = "\u200c\u200d"
MARKS = "\u200e\u200f\u061c"
TURNING = "\u202a-\u202e\u2066-\u2069\ufeff"  # a class of a regular expression, for there are many
# For the regular expressions of Python and of PostgreSQL alike.
UNSEEN = f"[{BREAKS}{JOINERS}{MARKS}{TURNING}]"

_UNSEEN = re.compile(UNSEEN)
# Letters that a joiner changes stand in blocks behind those of Europe, of which Vietnamese has one more.
_JOINED = "\u0600-\u1dff\u2600-\u27bf\u2c00-\uffff\U00010000-\U0010ffff"
_NEVER_OF_A_LINE = re.compile(f"[{BREAKS}{MARKS}{TURNING}]")
_IDLE_JOINER = re.compile(f"(?<![{_JOINED}])[{JOINERS}]|[{JOINERS}](?![{_JOINED}])")


def without_unseen(text: str) -> str:
    """The text as it is compared: what nobody sees is no part of a word. 'bor<soft hyphen>der' -> 'border'."""
    return _UNSEEN.sub("", text)


def without_unseen_in_line(text: str) -> str:
    """The text as a line stores it: only joiners that change how letters look are left."""
    return _IDLE_JOINER.sub("", _NEVER_OF_A_LINE.sub("", text))
