"""Signatures: the person as whom an account translates, chosen in its profile, or else whoever has its name.

Nobody gets somebody else's: neither one that was chosen, nor one that goes by the name of another account.
"""

from typing import Any

from django.contrib.auth import get_user_model

from articles.models import Person, Profile
from articles.permissions.parts import may_change
from provinces.datatypes.names import slug_of


def signature_of(account: Any, *, make: bool = False) -> Person | None:
    """None where none was chosen and the account has no name, or one that signs for somebody else. Two queries.

    With `make` a name that nobody has yet becomes a person.
    """
    if chosen := Person.objects.filter(profile=account.pk).first():
        return chosen
    name = account.get_full_name()
    slug = slug_of(name)
    if not slug:
        return None
    named = Person.objects.filter(slug=slug).select_related("profile").first()
    if named is None and make:
        named, _is_new = Person.objects.get_or_create(slug=slug, defaults={"name": name})
    return named if named is not None and not hasattr(named, "profile") else None


def name_of_nobody(account: Any) -> str:
    """The account's name, if it becomes a person with the next text: nobody has it yet. One query."""
    name = account.get_full_name()
    slug = slug_of(name)
    return name if slug and not Person.objects.filter(slug=slug).exists() else ""


def is_of_another(person: Person, account: Any) -> bool:
    """Whether somebody else signs as this person. Two queries; the names of all accounts are read, which are few."""
    if Profile.objects.filter(person=person).exclude(account=account.pk).exists():
        return True
    others = get_user_model().objects.exclude(pk=account.pk).filter(profile__person=None)
    return any(
        slug_of(each.get_full_name()) == person.slug for each in others.only("first_name", "last_name")
    )


def may_change_person(account: Any, person: Person | None) -> bool:
    """Whether the account may change what readers are told of the person, who is None before there is one.

    Who may not correct the public texts that credit the person shows readers no photograph of it alone either.
    """
    return account.has_perm("articles.change_person") and (person is None or may_change(account, person))
