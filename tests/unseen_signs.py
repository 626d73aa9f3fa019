"""Every space, control and unseen sign of Unicode: a rule of what stands between words is asked of each by name.

A property test meets one of them in a million examples; these are met each time.
"""

import unicodedata


def _signs(*ranges: int | tuple[int, int]) -> list[str]:
    return [
        chr(code)
        for each in ranges
        for code in (range(each[0], each[1] + 1) if isinstance(each, tuple) else [each])
    ]


# What `str.split` cuts at.
SPACES = _signs(
    (0x09, 0x0D),  # tab, line feed, vertical tab, form feed, carriage return
    (0x1C, 0x1F),  # separators of files, groups, records and units
    0x20,
    0x85,  # next line
    0xA0,  # no-break space
    0x1680,  # Ogham space mark
    (0x2000, 0x200A),  # spaces of all widths
    (0x2028, 0x2029),  # line and paragraph separator
    0x202F,  # narrow no-break space
    0x205F,  # medium mathematical space
    0x3000,  # ideographic space
)
# NUL is left out: PostgreSQL stores none, and no form or address lets one in.
CONTROLS = _signs((0x01, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F))
FORMATS = _signs(
    0xAD,  # soft hyphen
    (0x600, 0x605), 0x61C, 0x6DD, 0x70F, (0x890, 0x891), 0x8E2,  # Arabic and Syriac
    0x180E,  # Mongolian vowel separator
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F),  # joiners and directions
    0xFEFF,  # byte-order mark
    (0xFFF9, 0xFFFB),
    0x110BD, 0x110CD,  # Kaithi numbers
    (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),  # hieroglyphs, shorthand, music
    0xE0001, (0xE0020, 0xE007F),  # tags
)  # fmt: skip
UNSEEN = SPACES + CONTROLS + FORMATS


def named(sign: str) -> str:
    """For a message: 'U+1680 OGHAM SPACE MARK'."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'a control')}"
