"""Equations of a Word document that read in one line: letters, signs, raised and lowered. Others are left out.

A fraction or a root written in one line would say something else: `1/2x` is not ½ of x.
"""

from articles.importing.word_package import Element

_LINE = {"m:oMathPara", "m:oMath", "m:e", "w:ins", "w:moveTo"}
_PASSED_OVER = {"m:rPr", "w:rPr", "m:ctrlPr", "m:sSupPr", "m:sSubPr", "m:oMathParaPr", "w:del", "w:moveFrom"}
_HEIGHTS = {"m:sup": "superscript", "m:sub": "subscript"}


def pieces_of(equation: Element) -> list[tuple[str, str]] | None:
    """The characters in order, each piece with its height; None where they do not read in one line."""
    pieces: list[tuple[str, str]] = []
    return pieces if _take(equation, "", pieces) and any(text.strip() for text, _ in pieces) else None


def _take(node: Element, height: str, pieces: list[tuple[str, str]]) -> bool:
    for each in node:
        if each.tag == "m:r":
            # What is not a text in a run, such as a break or a sign of a font, may be what matters.
            if any(inside.tag not in {"m:t", *_PASSED_OVER} for inside in each):
                return False
            pieces += [(inside.text or "", height) for inside in each if inside.tag == "m:t"]
        elif each.tag in _HEIGHTS:
            if height or not _take(each, _HEIGHTS[each.tag], pieces):  # a power of a power has no house form
                return False
        elif each.tag in {"m:sSup", "m:sSub", *_LINE}:
            if not _take(each, height, pieces):
                return False
        elif each.tag not in _PASSED_OVER:
            return False
    return True
