"""Vocabulary: words whose frequencies fall as those of real texts do (Zipf), and names of people.

The commonest words are those of this newspaper's own articles, most frequent first (`words_en.txt`, `words_vi.txt`);
behind them stands a long tail of invented ones, so that an index has rare words, too.
"""

import itertools
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

TAIL = {"en": 30_000, "vi": 2_500}  # invented words; a Vietnamese text is written in a few thousand syllables
FLATTENING, STEEPNESS = 2.7, 1.07  # of Mandelbrot's form of Zipf's law, as English newspapers have it

# Parts of names and of invented words: a line each, its name before the colon; "-" is nothing.
_PARTS = {
    name: [part.strip("-") for part in parts.split()]
    for name, parts in (
        line.split(":")
        for line in Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").splitlines()
    )
}


def pick[T](chance: random.Random, among: Sequence[T]) -> T:
    """As `chance.choice` in a third of its time; that no pick is favoured by a billionth is of no use here."""
    return among[int(chance.random() * len(among))]


class Vocabulary:
    """The words of one language with their cumulative weights. 10 ms to make; the same for the same seed."""

    def __init__(self, language: str, seed: int) -> None:
        own = Path(__file__).with_name(f"words_{language}.txt").read_text(encoding="utf-8").split()
        self.common = own
        self.tail = _invented(language, random.Random(f"{seed} tail {language}"), set(own))
        self.words = [*own, *self.tail]
        weights = (1 / (rank + FLATTENING) ** STEEPNESS for rank in range(1, len(self.words) + 1))
        self.cumulative = list(itertools.accumulate(weights))

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many words as a text has them: few of them all the time, most of them hardly ever."""
        return chance.choices(self.words, cum_weights=self.cumulative, k=count)

    def rare(self, chance: random.Random) -> str:
        """A word of the tail."""
        return pick(chance, self.tail)


def _invented(language: str, chance: random.Random, known: set[str]) -> list[str]:
    make = _invented_english if language == "en" else _invented_syllable
    found: dict[str, None] = {}
    while len(found) < TAIL[language]:
        word = make(chance)
        if word not in known:
            found[word] = None
    return list(found)


def _invented_english(chance: random.Random) -> str:
    syllables = chance.choices((1, 2, 3), (2, 5, 1))[0]
    return "".join(
        chance.choice(_PARTS["starts"]) + chance.choice(_PARTS["cores"]) for _ in range(syllables)
    ) + chance.choice(_PARTS["ends"])


def _invented_syllable(chance: random.Random) -> str:
    # Two joined now and then, as names of villages from other tongues are written: there are not enough syllables.
    return "".join(
        chance.choice(_PARTS["onsets"]) + chance.choice(_PARTS["rimes"])
        for _ in range(chance.choices((1, 2), (9, 1))[0])
    )


@cache
def vocabulary(language: str, seed: int) -> Vocabulary:
    return Vocabulary(language, seed)


@cache
def _names() -> list[str]:
    return [
        " ".join(name)
        for name in itertools.product(*(_PARTS[part] for part in ("surnames", "middle", "given")))
    ]


def person_name(chance: random.Random) -> str:
    return pick(chance, _names())
