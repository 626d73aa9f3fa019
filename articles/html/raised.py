"""Raised and lowered characters in plain text: `10<sup>3</sup>` reads 10³, never 103; `1<sup>st</sup>` reads 1st."""

from articles.html.dom import Node

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_CHARACTERS = {"sup": _RAISED, "sub": _LOWERED}


def as_characters(words: str, tag: str) -> str:
    """The words of a `sup` or `sub`, sign for sign, when each of them has its character; else as they are."""
    characters = _CHARACTERS.get(tag, {})
    bare = words.strip()
    return words.translate(characters) if bare and all(ord(each) in characters for each in bare) else words


def words_of(node: Node) -> str:
    """What a text node says in plain text."""
    words = node.text_content or ""
    around = node.parent
    return as_characters(words, around.tag or "") if around is not None else words
