"""What waits for whom, and that asking costs the same however much waits."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, revisions
from articles.editing.desk import LISTS
from articles.models import Article, CorrectionTask, ErrorReport
from tests.desk import person
from tests.factories import (
    ArticleFactory,
    ChangeNoteFactory,
    CitationFactory,
    ImageFactory,
    PublishedFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def keys(key, user=None):
    """The titles in a list, for somebody."""
    return [str(line.cells[0]) for line in LISTS[key].lines(LISTS[key].rows(user))]


def make_everything(user, number=""):
    """One row for each list, and beside it what must not be in it."""
    ArticleFactory(title=f"mine{number}", created_by=user)
    ArticleFactory(title=f"other{number}")
    publishing.submit(article=ArticleFactory(title=f"review{number}"), by=None)
    for title, decide, said in (
        ("returned", publishing.give_back, {"comment": f"Why 164{number}?"}),
        ("ready", publishing.approve, {}),
        ("changed", publishing.approve, {}),
    ):
        handed = ArticleFactory(title=f"{title}{number}", created_by=user if title == "returned" else None)
        decide(article=publishing.submit(article=handed, by=None), by=None, **said)
    handed.refresh_from_db()
    handed.body = "<p>Changed since it was approved.</p>"
    handed.save()
    revisions.record(article=handed, by=None)
    not_mine = publishing.submit(article=ArticleFactory(title=f"not mine{number}"), by=None)
    publishing.give_back(article=not_mine, by=None, comment="Why?")
    PublishedFactory(title=f"scheduled{number}", publish_at=timezone.now() + HOUR)
    ArticleFactory(title=f"taken{number}", taken_by=user, taken_at=timezone.now(), created_by=None)
    for title, significance in (("stale", 20), ("typo", 10)):
        article = ArticleFactory(title=f"{title}{number}")
        revisions.record_original(article=article, text=f"Một {article.title}.", by=None)
        revisions.record_original(
            article=article, text=f"Hai {article.title}.", by=None, significance=significance
        )
    sound = PublishedFactory(title=f"sound{number}", body="<p>It has 164 km.</p>")
    CitationFactory(article=sound, passage="It has 164 km.", reference=None)
    broken = PublishedFactory(title=f"broken{number}", body="<p>It has 164 km.</p>")
    CitationFactory(article=broken, passage="It has 164 km.", reference=None)
    Article.objects.filter(pk=broken.pk).update(body="<p>It has 165 km.</p>")
    wordless = ArticleFactory(title=f"wordless{number}")
    ImageFactory(article=wordless, file="articles/x.jpg", width=1, height=1, alt_later=True)
    ImageFactory(article=wordless, file="articles/y.jpg", width=1, height=1, alt="A post")
    late = PublishedFactory(title=f"late{number}")
    for note_of, due in ((sound, -HOUR), (broken, HOUR)):
        note = ChangeNoteFactory(article=note_of)
        CorrectionTask.objects.create(article=late, note=note, due_at=timezone.now() + due)
    for message, outcome in ((f"error{number}", ""), (f"answered{number}", "It was right.")):
        closed_at = timezone.now() if outcome else None
        ErrorReport.objects.create(
            about="/units/", language="en", message=message, outcome=outcome, closed_at=closed_at
        )
    publishing.to_bin(article=ArticleFactory(title=f"binned{number}", created_by=user), by=None)


def test_every_list_holds_what_waits_and_nothing_else():
    user = person("editor")
    make_everything(user)
    assert {key: keys(key, user) for key in LISTS} == {
        "mine": ["taken", "returned", "mine"],
        "returned": ["returned"],
        "review": ["review", "changed"],
        "ready": ["ready"],
        "scheduled": ["scheduled"],
        "stale": ["stale"],
        "taken": ["taken"],
        "evidence": ["It has 164 km."],
        "pictures": ["wordless"],
        "overdue": ["late"],
        "reported": ["error"],
        "bin": ["binned"],
    }


def test_list_of_what_is_ready_keeps_to_the_rule_of_an_approval():
    make_everything(person("editor"))
    in_review = Article.objects.filter(status="in_review").order_by("pk")
    assert [each.title for each in in_review if publishing.approval_of(each)] == keys("ready") == ["ready"]


def test_scheduled_time_is_shown_with_its_zone():
    PublishedFactory(publish_at=dt.datetime(2035, 5, 12, 13, 35, tzinfo=dt.UTC))
    [line] = LISTS["scheduled"].lines(LISTS["scheduled"].rows(None))
    assert line.cells[-1] == "12.05.2035 20:35 (GMT+7)"


def costs(client, path):
    """The queries of a page that was looked at before, and what it was made of."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    return len(captured), response.context


def test_front_page_and_each_list_cost_the_same_with_one_row_and_with_thirty():
    user = person("administrator")
    client = client_of(user)
    counts = {"front page": [], **{key: [] for key in LISTS}}
    for number in range(30):
        make_everything(user, number)
        if number in {0, 29}:
            cost, context = costs(client, "/admin/")
            counts["front page"].append(cost)
            for key in LISTS:
                counts[key].append(costs(client, f"/admin/desk/{key}/")[0])
    expected = {key: [6, 6] for key in LISTS} | {"front page": [33, 33], "evidence": [9, 9]}
    assert counts == expected
    assert [each["count"] for each in context["desk"]] == [90, 30, 60, *[30] * 9]


def test_list_is_sorted_by_its_columns():
    user = person("editor")
    for title in ("b", "c", "a"):
        ArticleFactory(title=title, created_by=user)
    client = client_of(user)
    found = {
        order: [line.cells[0] for line in client.get("/admin/desk/mine/", {"o": order}).context["lines"]]
        for order in ("1", "-1", "", "99", "x", "-")
    }
    own = ["a", "c", "b"]
    assert found == {"1": ["a", "b", "c"], "-1": ["c", "b", "a"], "": own, "99": own, "x": own, "-": own}


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "\u0661"])
def test_nonsense_page_is_the_first(page):
    user = person("editor")
    ArticleFactory(title="mine", created_by=user)
    response = client_of(user).get("/admin/desk/mine/", {"p": page})
    assert [line.cells[0] for line in response.context["lines"]] == ["mine"]


def test_long_list_has_pages():
    user = person("editor")
    for number in range(51):
        ArticleFactory(title=f"{number:02}", created_by=user)
    client = client_of(user)
    first, second = (client.get("/admin/desk/mine/", {"o": "1", "p": page}).context for page in (1, 2))
    assert (len(first["lines"]), first["has_more"]) == (50, True)
    assert ([line.cells[0] for line in second["lines"]], second["has_more"]) == (["50"], False)


def test_unknown_list_is_no_page():
    assert client_of(person("editor")).get("/admin/desk/nonsense/").status_code == 404


def test_who_may_not_see_articles_sees_no_list():
    ArticleFactory(title="secret")
    client = client_of(UserFactory(is_staff=True))
    assert client.get("/admin/").context["desk"] == []
    assert client.get("/admin/desk/mine/").status_code == 403


def test_every_row_leads_to_a_page():
    user = person("administrator")
    make_everything(user)
    client = client_of(user)
    addresses = [
        line.url.partition("#")[0] for each in LISTS.values() for line in each.lines(each.rows(user))
    ]
    assert [client.get(address).status_code for address in addresses] == [200] * 15
