"""Synonyms: words of one meaning, read once from `synonyms.txt`, where each group has its source."""

from pathlib import Path

from articles.search.normalization import words

Phrase = tuple[str, ...]

_FILE = Path(__file__).with_name("synonyms.txt")


def groups(part: str = "") -> list[list[str]]:
    """The members of each group as they are written; of one part, `names` or `words`, or of both."""
    found, here = [], ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif line.strip() and not line.startswith("#") and part in {"", here}:
            found.append([member.strip() for member in line.split("|")])
    return found


def folded(member: str) -> Phrase:
    return tuple(words(member).split())


def _meanings() -> dict[Phrase, list[Phrase]]:
    """What else means the same, folded."""
    meanings: dict[Phrase, list[Phrase]] = {}
    for group in groups():
        phrases = [folded(member) for member in group]
        for phrase in phrases:
            known = meanings.setdefault(phrase, [])
            known += [other for other in phrases if other != phrase and other not in known]
    return meanings


MEANINGS = _meanings()
VIETNAMESE = {folded(each) for group in groups() for each in group if not each.isascii()}
NAMES = {folded(each) for group in groups("names") for each in group}
