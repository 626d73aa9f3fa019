"""Pages of our own, laid out as news sites lay them out, in which the words of the article are marked.

In a page `[[a3]]` stands for three sentences of an article, `[[+words]]` for words that belong to it, `[[h]]` for a
headline of another article, `[[r2]]` for two remarks of readers or lines of the house. `held_out/` was written after
the rules.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.articles.importing.cases.sentences import ARTICLE, HEADLINES, REMARKS

FOLDER = Path(__file__).parent
KNOWN = sorted(path.stem for path in FOLDER.glob("*.html"))
HELD_OUT = sorted(path.stem for path in (FOLDER / "held_out").glob("*.html"))
_PLACE = re.compile(r"\[\[(?:(?P<pool>[ahr])(?P<count>\d*)|\+(?P<words>[^\]]*))\]\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A page, and the words of its article in order."""

    html: str
    article: str


def page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    language = "vi" if 'lang="vi"' in text else "en"
    start = sum(path.stem.encode())
    pools = {
        letter: itertools.cycle(words[start % len(words) :] + words[: start % len(words)])
        for letter, words in (
            ("a", ARTICLE[language]),
            ("h", HEADLINES[language]),
            ("r", REMARKS[language]),
        )
    }
    kept = []

    def put(match: re.Match[str]) -> str:
        words = match["words"]
        if words is None:
            words = " ".join(next(pools[match["pool"]]) for _ in range(int(match["count"] or 1)))
        if match["pool"] in {None, "a"}:
            kept.append(words)
        return words

    return Page(_PLACE.sub(put, text), "\n".join(kept))


def known(name: str) -> Page:
    return page(FOLDER / f"{name}.html")


def held_out(name: str) -> Page:
    return page(FOLDER / "held_out" / f"{name}.html")


def shared(taken: str, wanted: str) -> tuple[int, int, int]:
    """How many words both have, how many were taken, how many are wanted."""
    one, other = (Counter(_WORD.findall(text.lower())) for text in (taken, wanted))
    return (one & other).total(), one.total(), other.total()
