"""The main button of an article's form, for each role and state; and that what it sends is on the form."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db
ROLES = ("translator", "editor", "publisher", "registrar", "administrator")


def draft(people):
    return ArticleFactory(created_by=people["translator"])


def in_review(people):
    article = draft(people)
    return publishing.submit(article=article, by=people["translator"])


def approved(people):
    article = in_review(people)
    publishing.approve(article=article, by=people["editor"])
    return article


def of_an_editor(people):
    return ArticleFactory(created_by=people["editor"], status="in_review")


def scheduled(people):
    return PublishedFactory(publish_at=timezone.now() + dt.timedelta(days=1))


def in_the_bin(people):
    return ArticleFactory(binned_at=timezone.now())


HAND, APPROVE, PUBLISH, SAVE = "Hand over for review", "Approve…", "Publish…", "Save"
CORRECT, CHANGE = "Save correction…", "Save change…"
TABLE = {
    #             translator editor publisher registrar administrator
    draft:        (HAND, HAND, HAND, None, HAND),
    in_review:    (SAVE, APPROVE, APPROVE, None, APPROVE),
    approved:     (SAVE, SAVE, PUBLISH, None, PUBLISH),
    of_an_editor: (SAVE, SAVE, APPROVE, None, APPROVE),
    scheduled:    (None, None, CHANGE, None, CHANGE),
    lambda people: PublishedFactory(): (None, None, CORRECT, None, CORRECT),
    lambda people: WithdrawnFactory(): (None, None, SAVE, None, SAVE),
    in_the_bin:   (None, None, None, None, None),
}  # fmt: skip


def test_next_step_fits_the_role_and_the_state():
    people = {role: person(role) for role in ROLES}
    found, wanted, unsent = [], [], []
    for make, steps in TABLE.items():
        article = make(people)
        for role, step in zip(ROLES, steps, strict=True):
            desk = DeskClient()
            desk.force_login(people[role])
            form = desk.get(f"/admin/articles/article/{article.pk}/change/")
            shown = form.context["desk_step"] if form.status_code == 200 else None
            found.append((article.status, role, shown and str(shown.word)))
            wanted.append((article.status, role, step))
            if shown and shown.name and f'name="{shown.name}"' not in form.content.decode():
                unsent.append((article.status, role, shown.name))
    assert found == wanted
    assert unsent == []


def test_new_article_is_handed_over_by_who_writes_it():
    desk = DeskClient()
    desk.force_login(person("translator"))
    assert desk.get("/admin/articles/article/add/").context["desk_step"].word == HAND
    assert Article.objects.count() == 0
