"""A trie of names by their folded words, and the one pass over a text that finds the longest at each place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.checks.names import spelling_of
from articles.suggestions.tokens import Words, words_of


@dataclass(frozen=True)
class Name:
    """One entry and the spellings it has at a leaf, word by word.

    `kind` is what it is; an empty one stands for names that are only there to be no part of another. `script_known`:
    accents other than those of its spellings make it another word.
    """

    kind: str
    key: Any
    row: Any
    script_known: bool
    spellings: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Match:
    """The words from `first` up to `end` are these names."""

    first: int
    end: int
    names: list[Name]


_LEAF = ""  # no word is empty


class Trie:
    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, name: str, kind: str, key: Any, row: Any, *, script_known: bool = True) -> None:
        said = words_of(name)
        node = self._root
        for word in said.folded:
            node = node.setdefault(word, {})
        if said.folded:
            leaf = node.setdefault(_LEAF, {})
            kept = leaf.setdefault((kind, key), Name(kind, key, row, script_known))
            kept.spellings.append([said.word(place) for place in range(len(said.folded))])

    def matches(
        self,
        words: Words,
        accepts: Callable[[Words, int, int, Name], bool],
        span: tuple[int, int] | None = None,
    ) -> Iterator[Match]:
        """The longest at each place, none inside another. Cost: one look into a dict for a word that begins no name."""
        at, end = span or (0, len(words.folded))
        folded, root = words.folded, self._root
        while at < end:
            node, stop, longest = root.get(folded[at]), at, None
            while node is not None:
                stop += 1
                if (leaf := node.get(_LEAF)) is not None:
                    names = [each for each in leaf.values() if accepts(words, at, stop, each)]
                    longest = Match(at, stop, names) if names else longest
                node = node.get(folded[stop]) if stop < end else None
            if longest is not None:
                yield longest
            at = longest.end if longest is not None else at + 1


def is_spelled_so(words: Words, first: int, name: Name) -> bool:
    """Each word as printed is plain, or has the accents it has in one of the spellings."""
    if not name.script_known:
        return True
    printed = [words.word(first + place) for place in range(len(name.spellings[0]))]
    return all(
        word.lower() == words.folded[first + place]
        or any(spelling_of(word) == spelling_of(spelling[place]) for spelling in name.spellings)
        for place, word in enumerate(printed)
    )


def begins_with_capitals(words: Words, first: int, name: Name) -> bool:
    """Each word with a capital in a spelling has one here: `hòa bình` is peace, `Hòa Bình` a province."""
    return any(
        all(
            words.text[words.starts[first + place]].isupper() or not word[:1].isupper()
            for place, word in enumerate(spelling)
        )
        for spelling in name.spellings
    )


def has_capital(words: Words, first: int, name: Name) -> bool:
    """A word of it has a capital, or is a number: what is called by common words is called so in lower case, too."""
    signs = (words.text[words.starts[first + place]] for place in range(len(name.spellings[0])))
    return any(sign.isupper() or sign.isdigit() for sign in signs)


def is_unbroken(words: Words, first: int, end: int) -> bool:
    """Nothing stands between its words that parts names from each other."""
    return not any(words.apart[first : end - 1])


def trie_of(named: Iterable[tuple[str, str, Any, Any, bool]]) -> Trie:
    """Of (name, kind, key, row, whether its own script is known)."""
    trie = Trie()
    for name, kind, key, row, script_known in named:
        trie.add(name, kind, key, row, script_known=script_known)
    return trie
