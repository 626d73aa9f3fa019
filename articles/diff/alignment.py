"""Paragraph alignment: which paragraph of one text belongs to which of another, across revisions or languages.

Both keep the order of the paragraphs, except for one that was moved as it stood.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from provinces.datatypes.names import fold

ALIKE = 0.5  # share of words in common from which a changed paragraph is the same one
MOST_COMPARED = (
    2_500  # pairs of paragraphs of one rewritten stretch; beyond it they are paired by their order
)
BAND = 25  # how many paragraphs a translation may run ahead of its original
MOST_LAID_ALONG = (
    40_000  # places a translation may take along its original, about 0.3 s; beyond it by the order
)
ALONE = 0.8  # cost of a paragraph without a partner; a perfect pair costs -1, the worst 2
JOINED = 0.5  # what it costs beside that to take two paragraphs for one

_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"\b[^\W\d_]+")


@dataclass(frozen=True)
class Step:
    """What became of a paragraph. `kind`: `same`, `changed`, `moved`, `new` (no `then`) or `gone` (no `now`)."""

    kind: str
    then: int | None
    now: int | None


def steps(then: Sequence[str], now: Sequence[str]) -> list[Step]:
    """From one state of a text to a later one, in the order of the later; what is gone stands where it was."""
    partner: dict[int, Step] = {}
    stretches = []
    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind == "equal":
            partner |= {c + at: Step("same", a + at, c + at) for at in range(d - c)}
        else:
            stretches.append((range(a, b), range(c, d)))
    moved = _moved(then, now, stretches)
    partner |= {step.now: step for step in moved if step.now is not None}
    left = {step.then for step in moved}
    for old, new in stretches:
        old_ones = [at for at in old if at not in left]
        new_ones = [at for at in new if at not in partner]
        for was, becomes in _rewritten(then, now, old_ones, new_ones):
            if becomes is not None:
                partner[becomes] = Step("changed" if was is not None else "new", was, becomes)
    return _in_order(partner, len(then), len(now))


@dataclass(frozen=True)
class Bead:
    """Paragraphs of an original and those that translate them; either side may be empty, or hold two."""

    original: tuple[int, ...]
    ours: tuple[int, ...]


def beads(original: Sequence[str], ours: Sequence[str]) -> list[Bead]:
    """The translation laid along its original. As many paragraphs on both sides: one by one.

    Otherwise by length and by the numbers and names both share, always in order. Linear: a band around the diagonal.
    """
    if len(original) == len(ours):
        return [Bead((at,), (at,)) for at in range(len(ours))]
    if (len(original) + 1) * (BAND + abs(len(original) - len(ours)) + 1) > MOST_LAID_ALONG:
        return [
            Bead(() if a is None else (a,), () if b is None else (b,))
            for a, b in zip_longest(range(len(original)), range(len(ours)))
        ]
    left, right = _spans(original), _spans(ours)
    ratio = (sum(map(len, ours)) or 1) / (sum(map(len, original)) or 1)

    def cost(i: int, j: int, di: int, dj: int) -> float:
        if di == 0 or dj == 0:
            return ALONE
        (size, one), (other_size, other) = left[di - 1][i], right[dj - 1][j]
        apart = 2 * abs(size * ratio - other_size) / (size * ratio + other_size + 1)
        shared = 2 * len(one & other) / ((len(one) + len(other)) or 1)
        return apart - shared + (JOINED if di + dj > 2 else 0.0)

    return _cheapest(len(original), len(ours), cost)


def _moved(then: Sequence[str], now: Sequence[str], stretches: list[tuple[range, range]]) -> list[Step]:
    """Paragraphs taken out in one place and put in, word for word, in another."""
    gone: dict[str, list[int]] = {}
    for old, _new in stretches:
        for at in old:
            gone.setdefault(then[at], []).append(at)
    return [
        Step("moved", gone[now[at]].pop(0), at) for _old, new in stretches for at in new if gone.get(now[at])
    ]


def _rewritten(
    then: Sequence[str], now: Sequence[str], old: list[int], new: list[int]
) -> list[tuple[int | None, int | None]]:
    """Pair what is alike; what stands between two such pairs is paired by its order."""
    if len(old) * len(new) > MOST_COMPARED or not old or not new:
        return list(zip_longest(old, new))
    left, right = [Counter(then[a].split()) for a in old], [Counter(now[c].split()) for c in new]
    best = _best_path([[_likeness(one, other) for other in right] for one in left])
    pairs: list[tuple[int | None, int | None]] = []
    at_old = at_new = 0
    for a, c in [*best, (len(old), len(new))]:
        pairs += list(zip_longest(old[at_old:a], new[at_new:c]))
        if a < len(old):
            pairs.append((old[a], new[c]))
        at_old, at_new = a + 1, c + 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _best_path(likeness: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of at least `ALIKE`, in order on both sides, whose likeness together is greatest."""
    rows, columns = len(likeness), len(likeness[0])
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for a in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            take = likeness[a][c] + best[a + 1][c + 1] if likeness[a][c] >= ALIKE else 0.0
            best[a][c] = max(take, best[a + 1][c], best[a][c + 1])
    path, a, c = [], 0, 0
    while a < rows and c < columns:
        if likeness[a][c] >= ALIKE and best[a][c] == likeness[a][c] + best[a + 1][c + 1]:
            path.append((a, c))
            a, c = a + 1, c + 1
        elif best[a][c] == best[a + 1][c]:
            a += 1
        else:
            c += 1
    return path


def _in_order(partner: dict[int, Step], old: int, new: int) -> list[Step]:
    gone = sorted(set(range(old)) - {step.then for step in partner.values()})
    ordered: list[Step] = []
    for at in range(new):
        step = partner[at]
        while gone and step.kind in {"same", "changed"} and step.then is not None and gone[0] < step.then:
            ordered.append(Step("gone", gone.pop(0), None))
        ordered.append(step)
    return ordered + [Step("gone", at, None) for at in gone]


def _spans(texts: Sequence[str]) -> list[list[tuple[int, frozenset[str]]]]:
    """Length and marks of each paragraph, and of each with the one after it."""
    ones = [(len(text), _marks(text)) for text in texts]
    twos = [(a + b, one | other) for (a, one), (b, other) in pairwise(ones)]
    return [ones, twos]


def _marks(text: str) -> frozenset[str]:
    """Numbers without their separators, which differ by language, and capitalised words without accents."""
    numbers = {re.sub(r"\D", "", each) for each in _NUMBER.findall(text)}
    names = {fold(each) for each in _NAME.findall(text) if each[0].isupper() and len(each) > 1}
    return frozenset(numbers | names)


def _cheapest(rows: int, columns: int, cost: Callable[[int, int, int, int], float]) -> list[Bead]:
    """The cheapest way through both texts by beads of 1:1, 1:0, 0:1, 2:1 and 1:2."""
    kinds = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
    total = {(rows, columns): 0.0}
    choice: dict[tuple[int, int], tuple[int, int]] = {}
    slope, band = columns / (rows or 1), BAND + abs(rows - columns)
    for i in range(rows, -1, -1):
        middle = round(i * slope)
        for j in range(min(columns, middle + band), max(0, middle - band) - 1, -1):
            found = [
                (cost(i, j, di, dj) + total[i + di, j + dj], (di, dj))
                for di, dj in kinds
                if (i + di, j + dj) in total
            ]
            if found:
                total[i, j], choice[i, j] = min(found)
    path, i, j = [], 0, 0
    while (i, j) != (rows, columns):
        di, dj = choice[i, j]
        path.append(Bead(tuple(range(i, i + di)), tuple(range(j, j + dj))))
        i, j = i + di, j + dj
    return path
