"""Texts of articles: titles, teasers and bodies of about 900 words.

Sentences come from a stock made once, as drawing 900 words for each article would cost more than writing it; each
article has sentences of its own besides, with names, numbers and rare words, so that no two are alike and rare words
stay rare.
"""

import random
import re
from functools import cache
from itertools import islice

from benchmarks.fill.pieces import Piece, joined, known_piece, piece_of
from benchmarks.fill.vocabulary import Vocabulary, person_name, pick, vocabulary

STOCK = {"en": 20_000, "vi": 8_000}  # sentences
PARAGRAPHS = 11
HEADINGS = (4, 8)  # before these paragraphs
SENTENCES = (3, 4)  # of the stock in a paragraph, beside one of the article's own in every third paragraph
OWN = {
    "en": "{name} of {place} spoke of {rare} and {rare2} on {number} kilometres, {percent} per cent more than before.",
    "vi": "{name} ở {place} nói về {rare} và {rare2} trên {number} ki-lô-mét, nhiều hơn {percent} phần trăm.",
}
NUMBERS = [str(number) for number in range(2, 1_500)]
PERCENT = [str(number) for number in range(2, 60)]
# Cut where something is filled in, which always stands between spaces.
_PARTS = {language: re.split(r" ?(\{\w+\}) ?", sentence)[1:] for language, sentence in OWN.items()}


@cache
def stock(language: str, seed: int) -> list[Piece]:
    """Sentences of 12 to 29 words. 1 s to make."""
    chance = random.Random(f"{seed} sentences {language}")
    words = vocabulary(language, seed)
    return [
        piece_of(_sentence(words.draw(chance, chance.randint(12, 29)), chance))
        for _ in range(STOCK[language])
    ]


def _sentence(words: list[str], chance: random.Random) -> str:
    pause = chance.randint(4, len(words) - 4)
    words[pause] += ","
    return capitalised(" ".join(words)) + "."


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def title_of(words: Vocabulary, chance: random.Random, place: str) -> str:
    """Six to ten words with a place among them."""
    drawn = [word for word in words.draw(chance, chance.randint(6, 10)) if len(word) > 1]
    drawn.insert(chance.randint(1, len(drawn)) if drawn else 0, place)
    return capitalised(" ".join(drawn))


def teaser_of(language: str, seed: int, chance: random.Random) -> Piece:
    return pick(chance, stock(language, seed))


def body_of(language: str, seed: int, chance: random.Random, place: str) -> Piece:
    """HTML as the sanitiser leaves it: paragraphs, and two headings. 0.08 ms."""
    words = vocabulary(language, seed)
    lengths = chance.choices(range(SENTENCES[0], SENTENCES[1] + 1), k=PARAGRAPHS)
    drawn = iter(chance.choices(stock(language, seed), k=sum(lengths)))
    pieces: list[Piece] = []
    blocks = []
    for number, length in enumerate(lengths):
        if number in HEADINGS:
            heading = piece_of(capitalised(" ".join(words.draw(chance, 4))))
            pieces.append(heading)
            blocks.append(f"<h2>{heading.text}</h2>")
        said = list(islice(drawn, length))
        if number % 3 == 0:
            said.append(_own_sentence(language, words, chance, place))
        pieces += said
        blocks.append(f"<p>{' '.join([piece.text for piece in said])}</p>")
    return joined(pieces, text="\n".join(blocks))


def _own_sentence(language: str, words: Vocabulary, chance: random.Random, place: str) -> Piece:
    """Of parts that are folded once. 0.01 ms."""
    values = {
        "{name}": person_name(chance),
        "{place}": place,
        "{rare}": words.rare(chance),
        "{rare2}": words.rare(chance),
        "{number}": pick(chance, NUMBERS),
        "{percent}": pick(chance, PERCENT),
    }
    parts = [known_piece(values.get(part, part)) for part in _PARTS[language]]
    return joined(parts, text=" ".join([part.text for part in parts]))
