"""What articles say of the registry, where entries are merged: their places are theirs, as their tags are."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from articles.models import Article, ArticleProvince, ArticleUnit, Citation, Credit, Profile
from articles.permissions.parts import closed_to
from provinces.admin.merging import ASKED, by_role


def ask_articles(user: Any, rows: QuerySet) -> str:
    """The articles behind the rows, as for a tag that is merged: one in the bin has no say. One query."""
    keys = rows.values("pk" if rows.model is Article else "article")
    articles = Article.objects.on_desk().filter(closed_to(user), pk__in=keys)
    if not (count := articles.count()):
        return ""
    sentence = ngettext(
        "%(count)d article that you may not change names one of these entries. Somebody who may correct it, as a "
        "publisher, can name the entry that stays instead; an administrator can merge them.",
        "%(count)d articles that you may not change name one of these entries. Somebody who may correct them, as a "
        "publisher, can name the entry that stays instead; an administrator can merge them.",
        count,
    )
    return sentence % {"count": count}


def ask_evidence(user: Any, rows: QuerySet) -> str:
    """What is cited for the registry is its keepers'; what is cited of people is asked of the articles as well."""
    return by_role(user, "change", Citation) or ask_articles(user, rows.exclude(person=None))


def ask_signatures(user: Any, rows: QuerySet) -> str:
    """An account goes on signing as its person, whoever may merge people. Those of two accounts are no one signature:
    the plan refuses that, for a profile says whose it is.
    """
    return ""


ASKED.update(dict.fromkeys((Article, ArticleProvince, ArticleUnit, Credit), ask_articles))
ASKED[Citation] = ask_evidence
ASKED[Profile] = ask_signatures
