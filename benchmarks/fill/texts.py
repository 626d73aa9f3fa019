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
OWN = {  # of a person, a place, two rare words, kilometres and per cent
    "en": "{0} of {1} spoke of {2} and {3} on {4} kilometres, {5} per cent more than before.",
    "vi": "{0} ở {1} nói về {2} và {3} trên {4} ki-lô-mét, nhiều hơn {5} phần trăm.",
}
NUMBERS = [str(number) for number in range(2, 1_500)]
PERCENT = [str(number) for number in range(2, 60)]
# Folded with numbers in their gaps, which folding leaves as they are. Each gap stands between spaces.
_OWN = {  # of a person, a place, two rare words, kilometres and per cent
    language: Piece(said, re.sub(r"\b(\d)\b", r"{\1}", piece.words), piece.accented)
    for language, said in OWN.items()
    for piece in [piece_of(re.sub(r"\{(\d)\}", r"\1", said))]
}


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
    """Of parts that are folded once, in a sentence that was folded with gaps. 0.005 ms."""
    parts = (
        known_piece(person_name(chance)),
        known_piece(place),
        known_piece(words.rare(chance)),
        known_piece(words.rare(chance)),
        known_piece(pick(chance, NUMBERS)),
        known_piece(pick(chance, PERCENT)),
    )
    said, folded, accented = _OWN[language]
    return Piece(
        said.format(*[part.text for part in parts]),
        folded.format(*[part.words for part in parts]),
        accented.union(*[part.accented for part in parts]),
    )
