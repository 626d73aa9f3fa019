"""Scripts in every text of the site, in a real browser: none runs, with the content policy and without, and with no
sanitiser behind the policy either. That the same scripts run where neither stands is the proof that they are heard.

`make torture` sends the whole corpus (BORDERPOST_PAYLOADS=all); the suite a part in which every rule has its say.
"""

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as of_django
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from playwright.sync_api import BrowserContext

from articles.editing import preview_links
from articles.editing.desk import LISTS
from articles.html.sanitizer import clean_html
from articles.models import Article, PreviewLink
from provinces.models import Province
from tests import factories
from tests.addresses import walk
from tests.articles.admin.access import page_of
from tests.payloads import Payload, corpus, sample
from tests.payloads.browser import READ_AGAIN, Watch
from tests.payloads.poison import Poison, everything, poison
from tests.world import png

pytestmark = pytest.mark.django_db(transaction=True)
ALL = os.environ.get("BORDERPOST_PAYLOADS") == "all"
PAYLOADS = corpus() if ALL else sample(1)
TOGETHER = 120  # payloads in one text
FEWEST_LIVE = (
    0.25  # of all payloads, where nothing holds them; the others wait for events that no script can make
)


@pytest.fixture
def watch(context: BrowserContext) -> Watch:
    return Watch(context)


@pytest.fixture
def chief(context: BrowserContext, live_server: Any) -> Client:
    """A superuser, in this client and in the browser."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor-in-chief"))
    name = of_django.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return client


@pytest.fixture
def without_policy(settings: Any) -> None:
    settings.SECURE_CSP = {}


@pytest.fixture
def without_sanitiser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.fields.safe_html.clean_html", str)


def packs(payloads: tuple[Payload, ...]) -> Iterator[tuple[Payload, ...]]:
    """Many in one text; what swallows whatever comes behind it last, and alone."""
    crowd = [each for each in payloads if not each.alone]
    for start in range(0, len(crowd), TOGETHER):
        yield tuple(crowd[start : start + TOGETHER])
    for each in payloads:
        if each.alone:
            yield (each,)


@transaction.atomic
def articles_of(drug: Poison) -> list[Article]:
    """Every payload in the text of an article."""
    return [
        factories.PublishedFactory(body=drug.body("Article.body", each), title=f"Pack {number}")
        for number, each in enumerate(packs(PAYLOADS))
    ]


def read(watch: Watch, articles: list[Article]) -> None:
    for article in articles:
        watch.visit(article.get_absolute_url())


def test_payloads_run_where_nothing_holds_them(watch, without_policy, without_sanitiser):
    """The control. A detector that hears nothing would prove nothing."""
    drug = Poison(PAYLOADS)
    read(watch, articles_of(drug))

    live = watch.ran.keys() & drug.where.keys()
    assert len(live) > FEWEST_LIVE * len(drug.where)
    if told := os.environ.get("BORDERPOST_TOLD"):
        with open(told, "w", encoding="utf-8") as file:
            json.dump({"payloads": len(PAYLOADS), "live": len(live)}, file)


def test_policy_alone_holds_every_payload(watch, chief, without_sanitiser):
    """On the desk as well, where forms, comparisons and reviews show a text."""
    drug = Poison(PAYLOADS)
    articles = articles_of(drug)
    read(watch, articles)
    for page in ("change", "review", "side-by-side", "history"):
        watch.visit(f"{page_of(articles[0])}{articles[0].pk}/{page}/")
    assert Article.objects.filter(pk=articles[0].pk, body__contains="<script>").exists()
    assert watch.said(drug.where) == []


def test_sanitiser_alone_holds_every_payload(watch, without_policy):
    drug = Poison(PAYLOADS)
    read(watch, articles_of(drug))
    assert watch.said(drug.where) == []
    assert watch.odd == {}


def test_what_is_cleaned_is_what_a_browser_makes_of_it(watch):
    """No second reading makes another tree of it."""
    watch.page.goto("about:blank")
    assert watch.page.evaluate(READ_AGAIN, [clean_html(each.written) for each in PAYLOADS]) == []
    assert watch.ran == {}
    assert watch.page.evaluate(READ_AGAIN, ["<p>a<p>b", "<table><p>x</p></table>"]) != []


def pages_of_readers(world: Any) -> Iterator[str]:
    """In Vietnamese the same templates print the same rows, so that its articles alone are opened."""
    yield from dict.fromkeys(stop.path for stop in walk(world, "page") if stop.language == "en")
    for article in Article.objects.public().order_by("pk"):
        yield article.get_absolute_url()
    yield f"/preview/{preview_links.token_of(PreviewLink.objects.get())}/"


def pages_of_the_desk() -> Iterator[str]:
    yield from ("/admin/", "/admin/articles/", "/admin/provinces/", "/admin/auth/")
    yield from (f"/admin/desk/{key}/" for key in LISTS)
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        yield page_of(model)
        is_like_others = model._meta.app_label == "provinces" and model is not Province
        if row is not None:
            pages = ("change",) if is_like_others else ("change", "history", "delete")
            yield from (f"{page_of(row)}{row.pk}/{page}/" for page in pages)
    article = PreviewLink.objects.get().article
    at = f"{page_of(article)}{article.pk}/"
    pages = [
        "change",
        "history",
        "delete",
        "review",
        "revisions",
        "side-by-side",
        "withdraw",
        "take-over",
        "autosave/offer",
    ]
    yield from (f"{at}{page}/" for page in pages)
    yield f"{page_of(article)}take/"


@pytest.fixture
def poisoned() -> tuple[Poison, Any]:
    drug = Poison()
    world = everything()
    poison(world, drug)
    return drug, world


def assert_nothing_ran(watch: Watch, drug: Poison) -> None:
    assert watch.said(drug.where) == []
    assert watch.odd == {}
    assert watch.broken == {}


def test_no_page_of_readers_runs_a_payload_of_any_text(watch, poisoned, without_policy):
    drug, world = poisoned
    for path in pages_of_readers(world):
        watch.visit(path)
    assert_nothing_ran(watch, drug)


def test_no_page_of_the_desk_runs_a_payload_of_any_text(watch, poisoned, chief, without_policy):
    drug, _world = poisoned
    PreviewLink.objects.get().article.autosaves.update(
        person=get_user_model().objects.get(username="editor-in-chief")
    )
    for path in pages_of_the_desk():
        watch.visit(path, expected={200, 403})  # of what readers see, some things nobody deletes
    assert_nothing_ran(watch, drug)


def test_search_shows_words_and_runs_none(watch, without_policy):
    """What is looked for stands on the page; what is found is marked in its midst."""
    drug = Poison(sample(1))
    short = [each for each in drug.payloads if len(each.written) < 90][:: 1 if ALL else 8]
    for each in short:
        factories.PublishedFactory(
            title=f"border {drug.numbered('title', each.written)}"[:250],
            teaser=f"border {drug.numbered('teaser', each.written)}",
            body=f"<p>border &lt;{drug.numbered('body', each.written)[1:]} border</p>",
        )
    for page in ("/search/?q=border", "/search/?q=border+img+src", "/vi/search/?q=border", "/articles/"):
        watch.visit(page)
    for each in short:
        watch.visit(f"/search/?q={quote(drug.numbered('q', each.written))}")
    assert_nothing_ran(watch, drug)


def test_what_is_loaded_or_imported_runs_nothing(watch, chief, without_policy, tmp_path, settings):
    drug = Poison(sample(1))
    settings.FIXTURE_DIRS = [tmp_path]
    body = drug.body("loaddata", tuple(each for each in drug.payloads if not each.alone))
    fields = {"translation_key": "new", "language": "en", "slug": "new", "title": drug.text("title", 250)}
    fields |= {"teaser": drug.text("teaser", 900), "body": body, "status": "published"}
    fields |= {"publish_at": "2024-05-12T13:35:00Z", "original_title": drug.text("original title", 300)}
    tag = {"model": "articles.tag", "fields": {"name": drug.text("tag", 100), "slug": "tag"}}
    fixture = [{"model": "articles.article", "fields": fields}, tag]
    (tmp_path / "bad.json").write_text(json.dumps(fixture), encoding="utf-8")
    call_command("loaddata", "bad", verbosity=0)
    watch.visit(Article.objects.get(slug="new").get_absolute_url())
    watch.visit("/tags/")

    sent = {
        "language": "en",
        "original_language": "vi",
        "kind": "full",
        "url": "",
        "source": "",
        "original": "",
    }
    text = f"{drug.text('imported title', 200)}\n\n" + "\n\n".join(
        drug.text("imported", None) for _each in range(20)
    )
    page = f"<html><body><h1>{drug.text('page title', 200)}</h1>{body}<p>{text}</p></body></html>"
    for given in (text, page):
        answer = chief.post("/admin/articles/article/take/", {**sent, "text": given}, follow=True)
        watch.show("take", answer.content.decode())
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
            watch.visit(address)
            watch.visit(address.replace("/change/", "/side-by-side/"))
    assert_nothing_ran(watch, drug)


def test_answers_to_forms_run_nothing(watch, chief, poisoned):
    """Confirmations and messages, shown with no policy of ours at all."""
    drug, _world = poisoned
    for model, model_admin in admin.site._registry.items():
        rows = model._default_manager.order_by("pk")[:2]
        chosen = {"_selected_action": [row.pk for row in rows], "index": "0"}
        for action in [*(model_admin.actions or ()), "delete_selected"]:
            name = getattr(action, "__name__", action)
            answer = chief.post(page_of(model), {**chosen, "action": name}, follow=True)
            watch.show(f"{model._meta.label} {name}", answer.content.decode())
    assert_nothing_ran(watch, drug)


PAGE = b"<html><body><img src=x onerror=ran(1)><script>ran(2)</script><svg onload=ran(3)></svg></body></html>"


def test_picture_that_is_a_page_as_well_runs_nothing(watch, without_policy):
    """As another program could have left it in the folder: our forms write pictures anew."""
    watch.show("control", PAGE.decode())
    assert sorted(watch.ran) == [1, 2, 3]
    watch.ran.clear()
    watch.odd.clear()
    for number, kind in enumerate(("png", "jpg", "webp", "avif")):
        for data in (PAGE, png() + PAGE):
            image = factories.ImageFactory(order=number, alt="x")
            image.file.save(f"x.{kind}", ContentFile(data, name=f"x.{kind}"))
            watch.visit(image.get_absolute_url())
    assert (watch.ran, watch.odd, watch.visited) == ({}, {}, 9)
