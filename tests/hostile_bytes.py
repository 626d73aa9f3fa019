"""What a program may send in the place of a word: bytes that no text holds, and more of them than any text has."""

from typing import Any
from urllib.parse import urlencode

NUL, HALF, OVERLONG = b"a\x00b", b"a\xed\xa0\x80b", b"\xc0\x80\xe0\x80\xaf\xf4\x90\x80\x80"
# In the order of the letters in the tables of the tests that send them.
HOSTILE: dict[str, bytes] = {
    "a NUL": NUL,
    "half a surrogate pair": HALF,
    "overlong and impossible UTF-8": OVERLONG,
    "controls": bytes(range(1, 32)) + b"\x7f\xc2\x85\xc2\x9b[31m",
    "directions": "\u202e\u2066\u200b\ufeff\u2028\U000e0041".encode(),
    "a noncharacter": "\uffff\U0010ffff".encode(),
    "accents without a letter": "\u0301".encode() * 400,
    "quotes and operators": b"'\";--\\%_*()&|!<>^~:{}[]$?",
    "as bytes of another house": "Điện Biên".encode("cp1258", "replace"),
    "twenty thousand bytes": b"x" * 20_000,
}


# As the environment of a request names them.
HEADERS = [
    "ACCEPT",
    "ACCEPT_ENCODING",
    "ACCEPT_LANGUAGE",
    "AUTHORIZATION",
    "COOKIE",
    "FORWARDED",
    "IF_MATCH",
    "IF_MODIFIED_SINCE",
    "IF_NONE_MATCH",
    "IF_UNMODIFIED_SINCE",
    "ORIGIN",
    "RANGE",
    "REFERER",
    "USER_AGENT",
    "X_FORWARDED_FOR",
    "X_FORWARDED_HOST",
    "X_FORWARDED_PROTO",
    "X_REQUEST_ID",
    "X_REQUESTED_WITH",
    "X_CSRFTOKEN",
    "X_HTTP_METHOD_OVERRIDE",
    "X_ORIGINAL_URL",
]
FORM = "application/x-www-form-urlencoded"


def body_of(fields: dict[str, Any]) -> str:
    """A form as a program may write it: bytes stay the bytes they are."""
    return urlencode({name: value for name, value in fields.items() if value is not None}, doseq=True)


def letters(statuses: list[int]) -> str:
    """A word of one letter for each status: what a table of a test is written in."""
    known = {
        200: "o",
        301: "r",
        302: "r",
        400: "b",
        403: "x",
        404: "-",
        405: "p",
        413: "L",
        414: "L",
        429: "f",
    }
    return "".join(known.get(status, f"<{status}>") for status in statuses)
