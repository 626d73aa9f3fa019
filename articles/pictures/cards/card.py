"""Which articles have a social card, what stands on it, and its address."""

import hashlib
from dataclasses import dataclass

from django.utils import translation

from articles.kinds import line_of
from articles.models import Article
from articles.pictures.cards.drawing import VERSION, can_draw
from provinces.datatypes.addresses import address
from provinces.datatypes.partial_dates import in_words


@dataclass(frozen=True)
class Card:
    """The words on a card, and a mark that changes with them: sites keep pictures by their address."""

    title: str
    below: str

    @property
    def mark(self) -> str:
        return hashlib.sha256(f"{VERSION}\n{self.title}\n{self.below}".encode()).hexdigest()[:12]


def card_of(article: Article) -> Card | None:
    """In the article's own language, whoever asks; None where the fonts lack a letter of its title."""
    if not can_draw(article.title):
        return None
    with translation.override(article.language):
        words = [in_words(article.dated[:10])]
        if article.source_id:
            words.insert(0, line_of(article))
    return Card(article.title, " · ".join(words))


def address_of(article: Article, card: Card) -> str:
    return f"{address('articles:card', article.pk)}?{card.mark}"
