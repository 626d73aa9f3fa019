"""Credits that follow from what somebody does: who takes a text or hands it over is its translator, unless changed."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from articles.choices import SEEN, TRANSLATIONS, Part, Role
from articles.models import Article, Credit, Person
from articles.publishing.signatures import signature_of
from provinces.datatypes.names import slug_of


def credit(article: Article, names: Iterable[str], role: str) -> None:
    """Credit people by their names, after those who are credited. Who is not among the people is added to them."""
    for name in names:
        person, _is_new = Person.objects.get_or_create(slug=slug_of(name) or role, defaults={"name": name})
        _credit(article, person, role)


def _credit(article: Article, person: Person, role: str) -> None:
    order = article.credits.count()
    Credit.objects.get_or_create(article=article, person=person, role=role, defaults={"order": order})


def credit_account(article: Article, account: Any) -> None:
    """Credit whose account it is as translator. Nobody where it has no signature, for a log-in name is not for readers,
    and nobody for a summary or a reprint, which translate nothing.
    """
    if article.kind in TRANSLATIONS and (person := signature_of(account, make=True)):
        _credit(article, person, Role.TRANSLATOR)


def credit_on_handing_over(article: Article, by: AbstractBaseUser | None) -> None:
    """Who took the text, or else hands it over, made it, unless a translator is or was credited: an editor who took the
    credit out meant it. A document that came in our language was made by others. Two queries.
    """
    came_in_our_language = article.original_text and not article.original_language
    account = article.taken_by or by
    if account is None or came_in_our_language or article.original_language == article.language:
        return
    kept = article.revisions.filter(part=Part.TEXT).values_list("content__credits", flat=True)
    now = list(article.credits.values_list("person__slug", "role"))
    if not any(role == Role.TRANSLATOR for credits in (now, *kept) for _person, role in credits):
        credit_account(article, account)


def pass_on(article: Article, *, before: Any, after: Any) -> None:
    """The text goes from hand to hand. Who has written nothing of it yet has translated nothing, and nobody translates
    what readers have read, or will at a set time.
    """
    if article.status in SEEN:
        return
    if before is not None and not article.body:
        article.credits.filter(person=signature_of(before), role=Role.TRANSLATOR).delete()
    if after is not None:
        credit_account(article, after)
