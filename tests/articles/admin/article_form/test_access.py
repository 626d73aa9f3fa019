"""The access matrix of the article itself: every page, button and action that changes it × every role × every state."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.urls import resolve
from django.utils import timezone

from articles import revisions
from articles.admin.actions import ReplaceForm, _sign
from articles.editing import preview_links
from articles.models import Article, CorrectionTask, Review
from articles.revisions.recording import content_of
from tests import factories
from tests.articles.admin.access import ON_DESK, STATES, UNSEEN, Whole, client_of, whole
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient
from tests.world import put_back

pytestmark = pytest.mark.django_db
ROLES = ("translator", "editor", "publisher", "registrar", "administrator", "editor of vi", "nobody")


def rule(
    *, translators: set[str] | None = None, editors: set[str] | None = None, publishers: set[str]
) -> dict[str, set[str]]:
    """In which states of the article which role may. What publishers may, administrators may."""
    found = {"publisher": publishers, "administrator": publishers}
    if translators is not None:
        found["translator"] = translators
    if editors is not None:
        found["editor"] = editors
    return found


CHANGE = rule(translators=UNSEEN, editors=UNSEEN, publishers=ON_DESK)
BIN = rule(translators=UNSEEN, editors=UNSEEN, publishers=UNSEEN | {"withdrawn"})
BULK = rule(translators=UNSEEN, editors=UNSEEN, publishers=ON_DESK - {"scheduled"})
# The pages whose rule is another one than that of a plain change.
STEPS: dict[str, dict[str, set[str]]] = {
    "review": rule(editors={"in review"}, publishers={"in review"}),
    "comment": rule(editors=ON_DESK, publishers=ON_DESK),
    "settle": rule(translators=ON_DESK, editors=ON_DESK, publishers=ON_DESK),
    "followed": rule(editors=ON_DESK, publishers=ON_DESK),
    "tag_selected": BULK,
    "untag_selected": BULK,
    "move_selected": BULK,
    "replace_selected": BULK,  # of what is scheduled the form asks for another approval
    "withdraw": rule(publishers={"published"}),
    "withdraw_selected": rule(publishers={"published"}),
    "delete": BIN,
    "bin_selected": BIN,
    "draft_selected": rule(
        translators={"in review"}, editors={"in review"}, publishers={"in review", "scheduled"}
    ),
    "restore": rule(translators={"in the bin"}, editors={"in the bin"}, publishers={"in the bin"}),
    "purge": {},  # the registry quotes it
    "publish_selected": {},  # nobody has answered the warnings
}
REPLACE = {
    "find": "border", "put": "frontier", "significance": "10", "note_kind": "correction", "note_text": "",
}  # fmt: skip


@pytest.fixture
def province():
    return factories.ProvinceFactory()


def made(state: str) -> Whole:
    """With everything that a page could end, follow or bring back."""
    each = whole(state)
    article = each.article
    Article.objects.filter(pk=article.pk).update(taken_by=factories.UserFactory(), title=f"Later {state}")
    for text in ("Một.", "Hai."):
        revisions.record_original(article=article, text=f"{state} {text}", by=None)
    links = preview_links.PreviewLink.objects
    links.create(article=article, secret=state, label="Minh", expires_at=timezone.now())
    Review.objects.create(article=article, step="comment", comment="Is it so?")
    CorrectionTask.objects.create(
        article=article, note=each.parts["articles.changenote"], due_at=timezone.now()
    )
    article.refresh_from_db()
    return each


def what_is(article: Article) -> Any:
    """Everything that one of the pages changes."""
    found = Article.objects.filter(pk=article.pk).values().first()
    if found is None:
        return None
    article = Article.objects.get(pk=article.pk)
    parts = (
        article.preview_links,
        article.autosaves,
        article.reviews,
        article.correction_tasks,
        article.change_notes,
    )
    return found, content_of(article), [list(each.order_by("pk").values()) for each in parts]


def in_form(each: Whole, **changes: Any) -> dict[str, Any]:
    article = each.article
    known = {"title": article.title, "slug": article.slug, "source": article.source_id, "body": article.body}
    sent = known | {"translation_key": article.translation_key, "significance": "10"}
    if each.state == "scheduled":
        moment = timezone.localtime(article.publish_at)
        sent |= {"publish_at": f"{moment:%Y-%m-%d %H:%M:%S}"}
    return article_data(**(sent | changes))


def pages(each: Whole, province: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Where something is changed, and what is sent there. Named as in STEPS where it is no plain change."""
    image, note = each.parts["articles.articleimage"], each.parts["articles.changenote"]
    yield "form", "change/", in_form(each, title="Other words")
    yield "tags in the form", "change/", in_form(each, tags="other")
    row = {"images-0-id": image.pk, "images-0-order": image.order, "images-0-caption": "Other"}
    row |= {
        "images-0-focal_x": 50,
        "images-0-focal_y": 50,
        "images-TOTAL_FORMS": 1,
        "images-INITIAL_FORMS": 1,
    }
    yield "picture in the form", "change/", in_form(each, **row)
    row = {"change_notes-0-id": note.pk, "change_notes-0-kind": "update", "change_notes-0-text": "Other"}
    row |= {"change_notes-TOTAL_FORMS": 1, "change_notes-INITIAL_FORMS": 1}
    yield "note in the form", "change/", in_form(each, **row)
    yield "preview link", "preview-link/", {"label": "Lan", "days": 3}
    yield "preview link's end", f"preview-link/{each.article.preview_links.get().pk}/revoke/", {}
    yield "take over", "take-over/", {"reason": "Ill."}
    yield "give back", "give-back/", {}
    yield "original again", "retrieve/", {"text": f"Ba. {each.state}", "significance": "20"}
    yield "now current", "side-by-side/", {"number": 2}
    yield "revision", "revisions/1/restore/", {"significance": "10", "kind": "correction", "note": ""}
    yield "autosave", "autosave/", {"title": "Other words"}
    yield "review", "review/", {"step": "approved"}
    yield "comment", "review/", {"step": "comment", "comment": "And this?"}
    yield "settle", f"review/{each.article.reviews.get().pk}/settle/", {}
    yield "followed", f"followed/{each.article.correction_tasks.get().pk}/", {"outcome": "Done."}
    yield "withdraw", "withdraw/", {"reason": "Wrong."}
    yield "delete", "delete/", {"post": "yes"}
    yield "restore", "restore/", {}
    yield "purge", "purge/", {}
    confirmed = {"_selected_action": [each.article.pk], "index": "0", "confirmed": "yes"}
    for action, asked in {
        "tag_selected": {"tag": "other"},
        "untag_selected": {"tag": f"tag {each.state}"},
        "move_selected": {"goes": province.pk},
        "replace_selected": REPLACE | {"seen": sign()},
        "publish_selected": {},
        "withdraw_selected": {"reason": "Wrong."},
        "draft_selected": {},
        "bin_selected": {},
    }.items():
        yield action, "", confirmed | asked | {"action": action}


def sign() -> str:
    """What the page that asked would have carried along."""
    form = ReplaceForm(REPLACE)
    assert form.is_valid()
    return _sign(form)


def tried(each: Whole, clients: dict[str, DeskClient], province: Any) -> Iterator[str]:
    before = what_is(each.article)
    for name, page, sent in pages(each, province):
        where = (
            f"/admin/articles/article/{each.article.pk}/{page}" if page else "/admin/articles/article/?state="
        )
        if not page and each.state == "in the bin":
            where += "binned"
        for role, client in clients.items():
            with put_back():
                answer = client.post(where.removesuffix("?state="), sent)
                is_changed = what_is(each.article) != before
            expected = each.state in STEPS.get(name, CHANGE).get(role, set())
            if is_changed != expected or answer.status_code not in {200, 302, 403, 404}:
                yield f"{name}, {role}, {each.state}: {answer.status_code}, changed: {is_changed}"


@pytest.mark.parametrize("state", STATES)
def test_article_is_changed_by_those_alone_who_may(province, state):
    """Every page × every role, all that is wrong at once."""
    clients = {role: client_of(role) for role in ROLES}
    assert list(tried(made(state), clients, province)) == []


# Pages of features that change nothing of an article that is there.
ONLY_SHOWN = {
    "articles_article_autosave_new",
    "articles_article_autosave_new_offer",
    "articles_article_autosave_offer",
    "articles_article_checks",
    "articles_article_pictures",
    "articles_article_look",
    "articles_article_look_card",
    "articles_article_look_image",
    "articles_article_presence",
    "articles_article_publication",
    "articles_article_checks_new",
    "articles_article_publication_new",
    "articles_article_revisions",
    "articles_article_suggestions",
    "articles_article_suggestions_new",
    "articles_article_take",
}


def test_every_page_that_a_feature_adds_is_in_the_matrix_or_only_shows(province):
    """And every action of the list."""
    each = made("draft")
    tried_pages = {
        resolve(f"/admin/articles/article/{each.article.pk}/{page}").url_name if page else name
        for name, page, _sent in pages(each, province)
    }
    desk = admin.site._registry[Article]
    added = {address.name for feature in desk.features for address in feature.addresses()}
    actions = {action.__name__ for action in desk.actions}
    assert tried_pages == (added - ONLY_SHOWN) | actions | {"articles_article_change"}
