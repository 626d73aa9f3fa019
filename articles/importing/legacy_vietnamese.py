"""Vietnamese of the years before Unicode: TCVN3 (fonts such as .VnTime) and VNI, told by the words and converted.

Both showed Western European letters in a font that drew other ones: `ViÖt Nam` and `Vieät Nam` for Việt Nam. A text is
converted only where nearly all words with such letters become Vietnamese syllables, which no other language's do.
"""

import re
import unicodedata
from html import unescape

from articles.importing.vietnamese_syllables import share_of_syllables

# TCVN3, as its letters stand from U+00A1 on; capitals with tones are drawn by fonts of their own (.VnTimeH).
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
# VNI writes a letter, then a sign: the tone, or the tone together with the hat or the breve.
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_BREVES = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_SIGNS = {
    **{letter + sign: letter + tone for letter in "aeouyôö" for sign, tone in _TONES.items()},
    **{letter + sign: letter + "\u0302" + tone for letter in "aeo" for sign, tone in _HATS.items()},
    **{"a" + sign: "a\u0306" + tone for sign, tone in _BREVES.items()},
}
_VNI_LETTERS = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
_VNI = re.compile("[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöñæóòî]", re.IGNORECASE)

_WORD = re.compile("[A-Za-z\xa1-\xff]+")
_REFERENCE = re.compile(r"&#?\w{2,8};")
_OWN_LETTERS = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ\u0300\u0301\u0303\u0309\u0323]")  # of Vietnamese in Unicode
_FEW_OWN = 0.02  # of the letters beyond ASCII: a few stand in every page's frame
_FONT = re.compile(r"""[\s"':,=.](?:\.?vn(?:time|arial)|vni-)""", re.IGNORECASE)
FEWEST_WORDS = 8  # different ones that hold a letter beyond ASCII
MOSTLY = 0.85  # of these: Vietnamese of any kind reaches 0.9, other languages stay below 0.4


class Undecided(ValueError):
    """The fonts are of TCVN3 or VNI, but the words do not say which, or not wholly."""


def in_unicode(text: str) -> str:
    """The text, converted where its words are in TCVN3 or VNI beyond doubt. Raise Undecided for doubt."""
    western = _REFERENCE.sub(_western_letter, text)
    beyond = sum(each >= "\xa1" for each in western)
    if len(_OWN_LETTERS.findall(western)) > beyond * _FEW_OWN:
        return text
    words = [word for word in _WORD.findall(western) if _is_told(word)]
    shares = {convert: share_of_syllables(map(convert, words)) for convert in (from_tcvn3, from_vni)}
    best = max(shares, key=lambda convert: shares[convert][1])
    different, share = shares[best]
    if different >= FEWEST_WORDS and share >= MOSTLY:
        return best(western)
    if different >= FEWEST_WORDS and share >= MOSTLY / 2 and _FONT.search(text):
        raise Undecided
    return text


def from_tcvn3(text: str) -> str:
    """`ViÖt` as Việt."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """`Vieät` as Việt."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    found = match[0]
    lower = found.lower()
    letter = _VNI_LETTERS.get(lower[0], lower[0])
    if len(found) == 1:
        converted = letter
    elif lower in _SIGNS:
        converted = letter + _SIGNS[lower][1:]
    else:
        return _VNI.sub(_vni_letter, found[0]) + _VNI.sub(_vni_letter, found[1])
    converted = unicodedata.normalize("NFC", converted)
    return converted.upper() if found[0].isupper() else converted


def _is_told(word: str) -> bool:
    """A sign that stands alone, such as a copyright sign, says nothing."""
    return len(word) > 1 and not word.isascii() and any(each.isascii() for each in word)


def _western_letter(match: re.Match[str]) -> str:
    letter = unescape(match[0])
    return letter if len(letter) == 1 and "\xa1" <= letter <= "\xff" else match[0]
