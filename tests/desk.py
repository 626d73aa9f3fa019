"""People of the desk, and what they say to warnings."""

from typing import Any

from django.contrib.auth.models import Group, Permission

from articles import roles
from articles.checks import findings
from articles.models import Article
from tests.factories import UserFactory


def person(role: str, **fields: Any) -> Any:
    """Somebody in one of the five roles, who may log in."""
    if not Group.objects.filter(name=role).exists():  # a browser test before this one has emptied every table
        roles.make(Group, Permission)
    user = UserFactory(is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def let_pass(article: Article) -> dict[str, str]:
    """A reason for every warning the checks have about the article."""
    return {each.key: "It is right as it is." for each in findings(article) if each.level == "warning"}
