"""The next step of this person with this article: the one main button of its form. Everything else is in a menu."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import publishing
from articles.choices import Status
from articles.models import Article, Review


@dataclass(frozen=True)
class Step:
    """`name` is what the form sends. One with `sends` asks something first, and that is the button below its questions;
    one with a `page` leads there. The rules themselves are those of `publishing`: each step asks them again.
    """

    word: str | Promise
    name: str = ""
    sends: str | Promise = ""
    page: str = ""


SAVE = Step(_("Save"), "_continue")
HAND_OVER = Step(_("Hand over for review"), "_submit")
APPROVE = Step(_("Approve…"), page="admin:articles_article_review")
PUBLISH = Step(_("Publish…"), "_publish", _("Publish"))
SAVE_CORRECTION = Step(_("Save correction…"), "_continue", _("Save correction"))
SAVE_CHANGE = Step(_("Save change…"), "_continue", _("Save change"))


def next_step(
    article: Article, person: Any, *, may_save: bool, approval: Review | None, offered: dict[str, Any]
) -> Step | None:
    """What the person does next, None where nothing is theirs to do. `offered` are the steps that features allow.

    One query at most, and only for a text in review that nobody has approved.
    """
    if not may_save:
        return None
    if offered.get("can_submit"):
        return HAND_OVER
    if article.pk and approval is None and publishing.may_approve(article, person):
        return APPROVE
    if offered.get("can_publish") and article.status in {Status.DRAFT, Status.IN_REVIEW}:
        return PUBLISH
    if article.is_due:
        return SAVE_CORRECTION
    return SAVE_CHANGE if publishing.is_scheduled(article) else SAVE


def address_of(step: Step | None, article: Article) -> str:
    return reverse(step.page, args=[article.pk]) if step and step.page else ""
