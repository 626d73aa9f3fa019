"""Words of a text with their places: folded to be compared, and as they are printed."""

import re
import unicodedata
from dataclasses import dataclass

from provinces.datatypes.names import fold
from provinces.datatypes.unseen_characters import without_unseen

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[.,;:!?…\n]")  # no name goes on behind one of these
_END = re.compile(r"[.!?…]+[”’\"')\]]*\s+(?=[^\W\d_a-z]|[“\"'‘(\[]|\d)|\n")
SHORTENED = {"tp", "no", "mr", "mrs", "dr", "st"}  # a point behind these ends nothing
LONGEST_SENTENCE = 400  # characters shown of one that never ends


@dataclass(frozen=True)
class Words:
    """`apart[n]` says that between the words n and n + 1 stands what parts names from each other."""

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    apart: list[bool]

    def printed(self, first: int, end: int) -> str:
        return self.text[self.starts[first] : self.ends[end - 1]]

    def word(self, place: int) -> str:
        return self.text[self.starts[place] : self.ends[place]]

    def bounds(self, start: int, stop: int) -> tuple[int, int]:
        """Where the sentence around these places begins and ends. Cost: it looks at most 2,000 characters around."""
        around = max(0, start - 1_000), min(len(self.text), stop + 1_000)
        begins = around[0]
        for mark in _END.finditer(self.text, around[0], start + 1):  # one sign more to look ahead
            if not self._is_shortened(mark.start()):
                begins = mark.end()
        ends = around[1]
        for mark in _END.finditer(self.text, stop, around[1]):
            if not self._is_shortened(mark.start()):
                ends = mark.end()
                break
        begins = max(begins, start - LONGEST_SENTENCE)
        ends = min(ends, stop + LONGEST_SENTENCE)
        while begins < start and self.text[begins].isspace():
            begins += 1
        return begins, len(self.text[:ends].rstrip())

    def _is_shortened(self, place: int) -> bool:
        before = re.search(r"[^\W\d_]+$", self.text[max(0, place - 12) : place])
        return before is not None and (before[0].lower() in SHORTENED or len(before[0]) == 1)


def words_of(text: str) -> Words:
    """One pass; a word that comes again is folded once."""
    text = unicodedata.normalize("NFC", without_unseen(text))
    found = list(_WORD.finditer(text))
    printed = [match[0] for match in found]
    folded = {word: fold(word) for word in set(printed)}
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    apart = [
        gap != " " and bool(_APART.search(gap)) and not (printed[place].lower() in SHORTENED and gap == ". ")
        for place, gap in enumerate(text[end:start] for end, start in zip(ends, starts[1:], strict=False))
    ]
    return Words(text, starts, ends, [folded[word] for word in printed], [*apart, True])
