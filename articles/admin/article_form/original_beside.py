"""The original beside our text on the form: two columns by styles alone; a script scrolls both together."""

from dataclasses import dataclass
from typing import Any

from articles.models import Article
from articles.translation import staleness


@dataclass(frozen=True)
class OriginalBeside:
    """`paragraphs` are the original's, in order, each with the places of those of ours that translate it."""

    sides: staleness.Sides
    paragraphs: list[dict[str, Any]]


def original_beside(article: Article) -> OriginalBeside:
    sides = staleness.sides_of(article)
    paragraphs = [
        {"pair": pair, "lines": " ".join(str(line) for line in pair.lines if line >= 0)}
        for pair in sides.pairs
        if pair.original or pair.change == "gone"
    ]
    return OriginalBeside(sides, paragraphs)
