"""Translation passport, as pages and previews print it: what our text is, what was in hand, who did what."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.choices import TRANSLATIONS, Role
from articles.kinds import line_of, text_in_hand, words_of
from articles.models import Article, Credit


@dataclass(frozen=True)
class Passport:
    """`line`: what our text is, and from where. `credits`: people under the word for what they did."""

    label: str
    line: str
    in_hand: str
    credits: list[tuple[str, list[Credit]]]


def passport_of(article: Article) -> Passport:
    """Asks the database nothing; outlets and credits must be at hand."""
    groups: dict[str, list[Credit]] = {}
    for credit in article.part("credits"):
        groups.setdefault(_role(article, credit), []).append(credit)
    return Passport(
        str(words_of(article).label), line_of(article), text_in_hand(article), list(groups.items())
    )


def _role(article: Article, credit: Any) -> str:
    """Whom a summary or a reprint credits as translator did not translate for us."""
    if credit.role == Role.TRANSLATOR and article.kind not in TRANSLATIONS:
        return _("translator of the text in hand")
    return str(Role(credit.role).label)  # `get_role_display` makes the list of all roles first
