"""Vietnamese syllables: how many words of a text can be Vietnamese. No list of words, only how syllables are built."""

import re
import unicodedata
from collections.abc import Iterable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_INITIAL = "ngh ng nh gh gi qu kh ph th tr ch b c d đ g h k l m n p r s t v x"
_VOWELS = """
    iêu yêu oai oay oao oeo uây uôi uya uyê uyu ươi ươu
    ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi ua uâ uê ui uô uơ ưa ưi ươ ưu uy yê a ă â e ê i o ô ơ u ư y
"""
_SYLLABLE = re.compile(
    rf"(?:{_INITIAL.replace(' ', '|')})?(?:{'|'.join(_VOWELS.split())})(ch|c|p|t|ng|nh|m|n)?"
)
_STOPS = {"c", "ch", "p", "t"}  # before these only two of the tones are spoken
_TONES_BEFORE_STOPS = {"\u0301", "\u0323"}


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable can be written so: `thượng`, not `été`."""
    parts = unicodedata.normalize("NFD", word.lower())
    letters = unicodedata.normalize("NFC", "".join(each for each in parts if each not in _TONES))
    tones = {each for each in parts if each in _TONES}
    match = _SYLLABLE.fullmatch(letters)
    if match is None or len(tones) > 1:
        return False
    return match[1] not in _STOPS or tones <= _TONES_BEFORE_STOPS


def share_of_syllables(words: Iterable[str]) -> tuple[int, float]:
    """How many different words there are, and the share of them that can be Vietnamese."""
    different = {word.lower() for word in words}
    return len(different), sum(map(is_syllable, different)) / len(different) if different else 0.0
