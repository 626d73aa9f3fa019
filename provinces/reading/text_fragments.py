"""Text fragment addresses that lead a browser to a sentence: https://wicg.github.io/scroll-to-text-fragment/."""

from urllib.parse import quote

LONGEST_WHOLE = 12  # words; a longer passage is given by its beginning and its end
WORDS_AT_EACH_END = 6
_EDGES = " \t\n.,;:!?…“”‘’\"'()[]–—-"


def text_fragment(passage: str) -> str:
    """`:~:text=…` for a passage, to be put behind `#`. Empty for a passage without words.

    Punctuation at the ends is left out: the browser compares whole words. `-`, `,` and `&` mean something in the
    fragment, so they are escaped too.
    """
    words = passage.strip(_EDGES).split()
    if not words:
        return ""
    if len(words) <= LONGEST_WHOLE:
        return f":~:text={_escaped(words)}"
    return f":~:text={_escaped(words[:WORDS_AT_EACH_END])},{_escaped(words[-WORDS_AT_EACH_END:])}"


def _escaped(words: list[str]) -> str:
    return quote(" ".join(words).strip(_EDGES), safe="").replace("-", "%2D")
