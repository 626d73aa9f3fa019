"""What the article's form and what its scripts ask cost in queries: a number written down here, whatever its rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import revisions
from articles.importing import parse
from articles.models import Article
from articles.translation import claiming
from tests import factories
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
PAGE = parse("Tuần tra chung\n\nHọ đi 32 km.".encode(), filename="text.txt")

# A page that needs more fails here; a page that needs fewer, too: write the better number down.
# Names are read inside a transaction, as a test is one: people and tags, where else their version is asked for.
QUERIES = {
    "new": 6,
    "taken": 58,
    "draft": 57,
    "public": 56,
    "save": 83,
    "new, publication": 6,
    "new, checks": 14,
    "new, suggestions": 8,
    "autosave": 15,
    "presence": 12,
    "checks": 15,
    "suggestions": 13,
    "publication": 8,
    "look": 6,
    "card": 10,
    "glance": 18,
    "pictures": 9,
    "tags": 6,
}


def with_rows(article: Article, rows: int) -> Article:
    """So many of each of its parts."""
    for number in range(rows):
        article.tags.add(factories.TagFactory())
        article.provinces.add(factories.ProvinceFactory())
        article.units.add(factories.UnitFactory())
        factories.CreditFactory(article=article)
        factories.ImageFactory(article=article, order=number + 1, alt="Seen", file=f"articles/{number}.png")
        factories.ChangeNoteFactory(article=article, at=factories.PUBLISHED_AT + dt.timedelta(days=number))
        factories.CitationFactory(reference=None, article=article, passage="A text.")
        revisions.record_original(article=article, text=f"Một.\n{article.pk}.{number}", by=None)
    return article


def taken(by) -> Article:
    article, _lost = claiming.take(by=by, language="en", source=factories.SourceFactory(), page=PAGE)
    return article


def count_all(desk: DeskClient, by, rows: int) -> dict[str, int]:
    draft = with_rows(factories.ArticleFactory(title="Draft", created_by=by), rows)
    public = with_rows(factories.PublishedFactory(title="Public"), rows)
    with_original = with_rows(taken(by), rows)
    form, same = f"{LIST}{draft.pk}/", article_data(title="Draft", slug=draft.slug, source=draft.source_id)
    typed = {**same, "translation_key": draft.translation_key, "publish_at": "tomorrow 8:00"}
    asked = {
        "new": f"{LIST}add/",
        "taken": f"{LIST}{with_original.pk}/change/",
        "draft": f"{form}change/",
        "public": f"{LIST}{public.pk}/change/",
        "look": f"{form}look/",
        "card": f"{form}look/card/",
        "glance": f"{form}glance/?part",
        "pictures": f"{LIST}pictures/?q=seen",
        "tags": "/admin/articles/tag/suggest/?q=tag",
    }
    sent = {
        "new, publication": f"{LIST}publication/",
        "new, checks": f"{LIST}checks/",
        "new, suggestions": f"{LIST}suggestions/",
        "autosave": f"{form}autosave/",
        "presence": f"{form}presence/",
        "checks": f"{form}checks/",
        "suggestions": f"{form}suggestions/",
        "publication": f"{form}publication/",
        "save": f"{form}change/",
    }
    counted = {}
    for name, address in (asked | sent).items():
        data = (typed,) if name in sent else ()
        ask = desk.post if name in sent else desk.get
        if name != "save":
            ask(address, *data)  # what is made once, as a row of the autosave, is there from now on
        with CaptureQueriesContext(connection) as queries:
            answer = ask(address, *data)
        assert (name, answer.status_code) == (name, 302 if name == "save" else 200)
        counted[name] = len(queries)
    return counted


@pytest.mark.parametrize("rows", [1, 30])
def test_form_and_what_it_asks_cost_their_number_of_queries(rows: int):
    publisher = person("publisher")
    desk = DeskClient()
    desk.force_login(publisher)
    assert count_all(desk, publisher, rows) == QUERIES
