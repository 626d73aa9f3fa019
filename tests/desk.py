"""People of the desk, and what they say to warnings."""

import re
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.test import Client

from articles.checks import Finding, findings
from articles.models import Article
from articles.permissions import roles
from articles.revisions.version_tokens import token_of
from tests.factories import UserFactory

USUAL = [Finding("no_translator", "warning", "credits", ""), Finding("not_reviewed", "warning", "review", "")]


class DeskClient(Client):
    """A browser that sends along what every form of an article carries: what the form was made from.

    Where it publishes and says nothing to warnings, it lets the two usual ones pass.
    """

    def post(self, path: str, data: Any = None, *args: Any, **kwargs: Any) -> Any:
        found = re.fullmatch(r"/admin/articles/article/(\d+)/change/", path)
        if found and isinstance(data, dict) and "version" not in data:
            article = Article.objects.filter(pk=found[1]).first()
            data = {**data, "version": token_of(article) if article else ""}
        if (
            isinstance(data, dict)
            and "_publish" in data
            and not any(name.startswith("waive-") for name in data)
        ):
            for finding in USUAL:
                data = {**data, f"waive-{finding.key}": "on", f"reason-{finding.key}": "A test."}
        return super().post(path, data, *args, **kwargs)


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
