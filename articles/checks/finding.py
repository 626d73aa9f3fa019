"""The result type of a check: one finding."""

import dataclasses
import hashlib
from collections.abc import Iterable

from articles.models import Article

MOST_PLACES = 50  # of one finding; each is looked for in the whole text


@dataclasses.dataclass(frozen=True)
class Finding:
    """`level` is `error` or `warning`; `field` is the form's; `passage` is the place in the text, if it has one.

    `starts` are where it stands in `whole_text`; `remedy` is what should stand there instead, if the check knows.
    """

    code: str
    level: str
    field: str
    sentence: str
    passage: str = ""
    remedy: str = dataclasses.field(default="", compare=False)
    starts: tuple[int, ...] = dataclasses.field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The same for the same finding, whatever else changes in the text."""
        return hashlib.sha256(f"{self.code}\0{self.field}\0{self.passage}".encode()).hexdigest()[:16]

    def moved(self, by: int) -> "Finding":
        """As found in a text that begins so many characters later."""
        return dataclasses.replace(self, starts=tuple(start + by for start in self.starts))

    def places_in(self, text: str) -> list[int]:
        """Which are meant of all the times that the passage stands in `whole_text`; the first is 0.

        An editor of texts knows no other positions: it has its own line ends.
        """
        return [text.count(self.passage, 0, start) for start in self.starts[:MOST_PLACES]]


def whole_text(article: Article) -> str:
    """Title, teaser and text, one after the other."""
    return f"{article.title}\n{article.teaser}\n{article.plain_body}"


def each_once(found: Iterable[Finding]) -> list[Finding]:
    """As first said, with the starts of all."""
    unique: dict[str, Finding] = {}
    for each in found:
        first = unique.setdefault(each.key, each)
        if first is not each:
            unique[each.key] = dataclasses.replace(first, starts=first.starts + each.starts)
    return list(unique.values())
