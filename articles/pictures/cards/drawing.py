"""Drawing of social cards: the title, its source and the border line.

Drawn when asked for, some 30 ms, and kept for the next who asks: the same words always make the same picture.
"""

import io
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)  # pixels, what the sites that show cards ask for
MARGIN = 84
SIZES = (84, 76, 68, 60, 54, 48, 42, 36)  # of the title, the largest that fits
LINES = 6
VERSION = 1  # raise it when the same words are to look otherwise

# As static/css/tokens.css has them by day.
PAPER, INK, MUTED, ACCENT = "#faf7f0", "#1b1a17", "#4d493f", "#a02417"

# What the fonts have; a title with anything else has no card of its own.
DRAWN = re.compile(
    "[\u0020-\u007e\u00a0-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
    "\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ab\u20ac\u2116\u2122]+"
)
_FONTS = Path(__file__).parent / "fonts"


def can_draw(title: str) -> bool:
    """Whether the fonts have every letter of a title."""
    return DRAWN.fullmatch(unicodedata.normalize("NFC", title)) is not None


@lru_cache(maxsize=64)
def draw(title: str, below: str) -> bytes:
    """A PNG with a title and a line below it. Letters the fonts lack are left out of the line, which is cut to fit."""
    card = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    _masthead(pen)
    font, lines = _fitting(unicodedata.normalize("NFC", title))
    step = round(font.size * 1.2)
    top = 168 + (330 - step * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * step), line, font=font, fill=INK)
    small = _font("Regular", 32)
    drawn = "".join(DRAWN.findall(unicodedata.normalize("NFC", below)))
    pen.text((MARGIN, 526), _cut(drawn, small), font=small, fill=MUTED)
    _border_line(pen)
    target = io.BytesIO()
    card.quantize(32, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


@lru_cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"BorderpostSerif-{weight}.ttf", size)


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text)


def _fitting(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits, and its lines; of a very long one, as much as fits the smallest."""
    for size in SIZES:
        font = _font("Bold", size)
        lines = _wrapped(title, font)
        if len(lines) * size * 1.2 <= 336 and len(lines) <= LINES:
            return font, lines
    kept = lines[:LINES]
    return font, [*kept[:-1], _cut(f"{kept[-1]}…", font)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, font) <= SIZE[0] - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return [line for line in lines if line]


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, or its beginning with an ellipsis where it is wider than the card."""
    if _width(text, font) <= SIZE[0] - 2 * MARGIN:
        return text
    while text and _width(f"{text}…", font) > SIZE[0] - 2 * MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _masthead(pen: ImageDraw.ImageDraw) -> None:
    """Border¦post, the line between the two as on every page."""
    font, top = _font("Bold", 46), 72
    at = MARGIN + _width("Border", font) + 7
    pen.text((MARGIN, top), "Border", font=font, fill=INK)
    for dash in ((10, 26), (31, 35), (40, 56)):
        pen.rectangle((at, top + dash[0], at + 3, top + dash[1]), fill=ACCENT)
    pen.text((at + 11, top), "post", font=font, fill=INK)


def _border_line(pen: ImageDraw.ImageDraw) -> None:
    """The border line of a map, along the foot of the card: a dash, a point, a dash."""
    for at in range(0, SIZE[0], 38):
        pen.rectangle((at, 618, at + 21, 629), fill=ACCENT)
        pen.rectangle((at + 28, 618, at + 31, 629), fill=ACCENT)
