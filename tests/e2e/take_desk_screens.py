"""Sheets of every screen of the desk for `docs/pictures/`, taken by `make pictures`: no test, so no run collects it.

Each at 390, 834 and 1440 pixels, light above dark, as `take_pictures.sheet` makes them.
"""

import datetime as dt

from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone
from playwright.sync_api import Browser, Page

from articles import publishing
from articles.access import first_account
from articles.models import Article, ArticleImage, GlossaryTerm, SavedView
from provinces.models import Province
from tests import factories
from tests.e2e.desk import log_in
from tests.e2e.desk_screens import Shown, screens
from tests.e2e.take_pictures import borderpost, desk, sheet  # noqa: F401  (fixtures)


def _work(user) -> Article:
    """Something in each list of work; the article that is ready to publish."""
    for number, title in enumerate(("Rice for the bridge village", "Ten years of a school at the post")):
        when = timezone.now() + dt.timedelta(days=number, hours=3)
        factories.PublishedFactory(title=title, publish_at=when, created_by=user)
    handed = factories.ArticleFactory(title="Two posts, one doctor", created_by=user)
    publishing.submit(article=handed, by=None)
    returned = factories.ArticleFactory(title="The ferry of Long Sap", created_by=user)
    publishing.give_back(
        article=publishing.submit(article=returned, by=None), by=None, comment="Which year was it?"
    )
    ready = factories.ArticleFactory(title="A market on the line", created_by=user)
    publishing.approve(article=publishing.submit(article=ready, by=None), by=None)
    SavedView.objects.create(person=user, name="English", query="language__exact=en")
    for term, avoid in (("border guard station", "frontier post"), ("twinning", "brotherhood\nsister posts")):
        GlossaryTerm.objects.create(term=term, avoid=avoid)
    return ready


def _history(article: Article, user) -> None:
    for said in ("Changed Title.", "Changed Provinces and Body.", "Handed over for review."):
        LogEntry.objects.log_actions(user.pk, [article], CHANGE, change_message=said, single_object=True)


def test_screens_of_the_desk(desk: Article, browser: Browser, live_server):  # noqa: F811
    user = desk.revisions.first().by
    pictured = ArticleImage.objects.order_by("article", "order").first().article
    _history(desk, user)
    shown = Shown(desk, pictured, _work(user), Province.objects.get(slug="dien-bien"))
    page = browser.new_page(base_url=live_server.url)
    page.goto("/admin/login/")
    sheet(page, "screen-log-in")
    log_in(page, "mai")
    for name, (path, step) in screens(shown).items():
        answer = page.goto(path)
        assert (name, answer.status) == (name, 200)
        if step:
            step(page)
        sheet(page, f"screen-{name}")


def test_screen_of_the_first_account(transactional_db, page: Page):
    page.goto(first_account.address())
    sheet(page, "screen-first-account")
