"""Texts of articles: titles, teasers and bodies of about 900 words.

Sentences come from a stock made once, as drawing 900 words for each article would cost more than writing it; each
article has sentences of its own besides, with names, numbers and rare words, so that no two are alike and rare words
stay rare.
"""

import random
from functools import cache

from benchmarks.fill.vocabulary import Vocabulary, person_name, vocabulary

STOCK = {"en": 20_000, "vi": 8_000}  # sentences
PARAGRAPHS = 11
HEADINGS = (4, 8)  # before these paragraphs
SENTENCES = (3, 4)  # of the stock in a paragraph, beside one of the article's own in every third paragraph
OWN = {
    "en": "{name} of {place} spoke of {rare} and {rare2} on {number} kilometres, {percent} per cent more than before.",
    "vi": "{name} ở {place} nói về {rare} và {rare2} trên {number} ki-lô-mét, nhiều hơn {percent} phần trăm.",
}


@cache
def stock(language: str, seed: int) -> list[str]:
    """Sentences of 12 to 29 words. 0.5 s to make."""
    chance = random.Random(f"{seed} sentences {language}")
    words = vocabulary(language, seed)
    return [_sentence(words.draw(chance, chance.randint(12, 29)), chance) for _ in range(STOCK[language])]


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


def teaser_of(language: str, seed: int, chance: random.Random) -> str:
    return chance.choice(stock(language, seed))


def body_of(language: str, seed: int, chance: random.Random, place: str) -> str:
    """HTML as the sanitiser leaves it: paragraphs, and two headings. 0.05 ms."""
    sentences, words = stock(language, seed), vocabulary(language, seed)
    blocks = []
    for number in range(PARAGRAPHS):
        if number in HEADINGS:
            blocks.append(f"<h2>{capitalised(' '.join(words.draw(chance, 4)))}</h2>")
        said = chance.choices(sentences, k=chance.randint(*SENTENCES))
        if number % 3 == 0:
            said.append(_own_sentence(language, words, chance, place))
        blocks.append(f"<p>{' '.join(said)}</p>")
    return "\n".join(blocks)


def _own_sentence(language: str, words: Vocabulary, chance: random.Random, place: str) -> str:
    return OWN[language].format(
        name=person_name(chance),
        place=place,
        rare=words.rare(chance),
        rare2=words.rare(chance),
        number=chance.randint(2, 1_500),
        percent=chance.randint(2, 60),
    )
