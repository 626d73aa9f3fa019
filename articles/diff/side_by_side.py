"""Side-by-side diff: an original beside its translation, and which paragraphs the original has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from articles.diff.alignment import beads, steps


@dataclass(frozen=True)
class Word:
    """A run of words in a comparison. `kind`: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Later:
    """What the original said after a change. One that does not count, a typo mended, makes no paragraph stale."""

    paragraphs: Sequence[str]
    counts: bool = True


@dataclass(frozen=True)
class Pair:
    """A paragraph of the original as it is now, and ours: the old translation, one line a paragraph.

    `change` is what the original has done since ours was made: `changed`, `new`, `gone`, `moved` or nothing, and
    `words` how. `lines` are the places of ours among our paragraphs; a joined one is translated in the pair before.
    `place` counts the stale ones from 1; it is 0 for the others.
    """

    number: int
    original: str
    ours: str
    change: str = ""
    words: tuple[Word, ...] = ()
    lines: tuple[int, ...] = ()
    is_joined: bool = False
    place: int = 0

    @property
    def is_stale(self) -> bool:
        return bool(self.change)

    @property
    def lacks(self) -> str:
        """The side without a partner, where the original has not just put it in or taken it away."""
        if self.change or self.is_joined or (self.original and self.ours):
            return ""
        return "original" if self.ours else "ours"


@dataclass(frozen=True)
class _Row:
    """A paragraph on its way through the states of the original: where it stood, what it says (None when gone)."""

    then: int | None
    text: str | None
    change: str = ""


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text, one a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def beside(*, then: Sequence[str], later: Sequence[Later], ours: Sequence[str]) -> list[Pair]:
    """Our paragraphs beside those of the original as it is now.

    Ours were made from what the original said `then`; `later` is what it has said since, in order. A paragraph is
    stale if a change that counts has changed, moved, added or taken away exactly that one.
    """
    rows = [_Row(at, text) for at, text in enumerate(then)]
    for state in later:
        rows = _follow(rows, state)
    lines: dict[int, tuple[int, ...]] = {}
    joined, after = set(), dict[int, list[int]]()
    last = -1
    for bead in beads(then, ours):
        if bead.original:
            lines[bead.original[0]] = bead.ours
            joined |= set(bead.original[1:]) if bead.ours else set()
            last = bead.original[-1]
        else:
            after.setdefault(last, []).extend(bead.ours)
    pairs = [Pair(0, "", ours[at], lines=(at,)) for at in after.get(-1, [])]
    for row in rows:
        at = -1 if row.then is None else row.then
        pairs.append(_pair(row, then, ours, lines.get(at, ()), at in joined))
        if at >= 0:
            pairs += [Pair(0, "", ours[line], lines=(line,)) for line in after.get(at, [])]
    return numbered(pairs)


def numbered(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs with their number and, for stale ones, their place among the stale."""
    found: list[Pair] = []
    place = 0
    for number, pair in enumerate(pairs, 1):
        place += pair.is_stale
        found.append(replace(pair, number=number, place=place if pair.is_stale else 0))
    return found


def changed_words(before: str, after: str) -> list[Word]:
    """What was taken away and what was put in, by the word."""
    old, new = before.split(), after.split()
    words: list[Word] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            words.append(Word("same", " ".join(new[c:d])))
            continue
        if a < b:
            words.append(Word("gone", " ".join(old[a:b])))
        if c < d:
            words.append(Word("new", " ".join(new[c:d])))
    return words


def _follow(rows: list[_Row], state: Later) -> list[_Row]:
    """The rows after one more change; what had gone before stays behind the row it stood behind."""
    live: list[_Row] = []
    behind: list[list[_Row]] = [[]]
    for row in rows:
        if row.text is None:
            behind[-1].append(row)
        else:
            live.append(row)
            behind.append([])
    followed = list(behind[0])
    for step in steps([row.text or "" for row in live], state.paragraphs):
        if step.then is None:
            followed.append(_Row(None, state.paragraphs[step.now or 0], "new" if state.counts else ""))
            continue
        row = live[step.then]
        if step.now is not None:
            text = state.paragraphs[step.now]
            followed.append(_Row(row.then, text, _change(row.change, step.kind, state.counts)))
        elif row.then is not None:
            followed.append(_Row(row.then, None, "gone" if state.counts or row.change else ""))
        followed += behind[step.then + 1]
    return followed


def _change(before: str, kind: str, counts: bool) -> str:
    if not counts or kind == "same" or before == "new":
        return before
    return before or kind if kind == "moved" else kind


def _pair(
    row: _Row, then: Sequence[str], ours: Sequence[str], lines: tuple[int, ...], is_joined: bool
) -> Pair:
    was = "" if row.then is None else then[row.then]
    # Changed and changed back: what was translated is what it says.
    change = "" if row.change == "changed" and row.text == was else row.change
    words = tuple(changed_words(was, row.text or "")) if change not in {"", "moved"} else ()
    mine = "\n".join(ours[at] for at in lines)
    return Pair(0, row.text or "", mine, change, words, lines, is_joined)
