"""The cast and the articles of the access matrix: who may change what, in which state of the article."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils import timezone

from articles.models import Article, ArticleImage, LanguageLimit, Source
from articles.revisions import record_baseline
from benchmarks.forms import sent_of
from tests import factories
from tests.desk import DeskClient, person

HOUR = dt.timedelta(hours=1)
# All articles here are English. "of vi": the role holds for Vietnamese only. "nobody": an account without a role.
ROLES = ("translator", "editor", "publisher", "registrar", "administrator")
LIMITED = ("translator of vi", "publisher of vi", "nobody")
STATES = ("draft", "in review", "scheduled", "published", "withdrawn", "in the bin")
UNSEEN = {"draft", "in review"}
ON_DESK = UNSEEN | {"scheduled", "published", "withdrawn"}
EVER = set(STATES)

# What a change of each part sends.
CHANGES: dict[str, dict[str, str]] = {
    "articles.articleimage": {"caption": "Other words"},
    "articles.changenote": {"text": "Other words"},
    "articles.citation": {"statement": "Other words"},
    "articles.person": {"post": "Other words"},
    "articles.source": {"publisher": "Other words"},
    "articles.tag": {"name": "Other words"},
}


@dataclass
class Whole:
    """An article in a state, with one row of each part, none of which another article shares."""

    state: str
    article: Article
    parts: dict[str, Model]


def client_of(role: str) -> DeskClient:
    """Somebody in the role, logged in."""
    name, _of, language = role.partition(" of ")
    user = factories.UserFactory(is_staff=True) if role == "nobody" else person(name)
    if language:
        LanguageLimit.objects.create(user=user, group=Group.objects.get(name=name), language=language)
    client = DeskClient(raise_request_exception=False)
    client.force_login(user)
    return client


def whole(state: str) -> Whole:
    """Thirty inserts."""
    article = factories.ArticleFactory(title=f"Text {state}", body="<p>A border of 164 km.</p>")
    record_baseline(article)
    article.tags.add(f"tag {state}")
    cited = {"reference": None, "article": article, "passage": "164 km"}
    parts: dict[str, Model] = {
        "articles.articleimage": factories.ImageFactory(article=article),
        "articles.changenote": factories.ChangeNoteFactory(article=article),
        "articles.citation": factories.CitationFactory(**cited),
        "articles.person": factories.CreditFactory(article=article).person,
        "articles.source": Source.objects.get(pk=article.source_id),
        "articles.tag": article.tags.get(),
    }
    Article.objects.filter(pk=article.pk).update(**_fields(state))
    article.refresh_from_db()
    return Whole(state, article, parts)


def _fields(state: str) -> dict[str, Any]:
    now = timezone.now()
    return {
        "draft": {"status": "draft"},
        "in review": {"status": "in_review"},
        "scheduled": {"status": "published", "publish_at": now + 24 * HOUR},
        "published": {"status": "published", "publish_at": now - HOUR},
        "withdrawn": {
            "status": "withdrawn",
            "publish_at": now - HOUR,
            "withdrawn_at": now,
            "withdrawal_reason": "The interview was invented.",
        },
        "in the bin": {"status": "draft", "binned_at": now},
    }[state]


def page_of(row: Model) -> str:
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/"


def form_of(row: Model) -> dict[str, Any]:
    """What the form of the row sends with other words in it. Read by somebody who may do everything."""
    chief = DeskClient()
    chief.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    if isinstance(row, ArticleImage):  # a form that the row's article keeps closed sends the same fields
        fields = {name: getattr(row, name) for name in ("alt", "caption", "credit", "licence", "order")}
        return fields | {"focal_x": 50, "focal_y": 50} | CHANGES["articles.articleimage"]
    page = chief.get(f"{page_of(row)}{row.pk}/change/").content.decode()
    return sent_of(page, f"{row._meta.model_name}_form") | CHANGES[row._meta.label_lower]
