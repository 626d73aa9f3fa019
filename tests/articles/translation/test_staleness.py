"""Stale or current: every order of events, and never by a clock."""

import datetime as dt

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from articles import publishing, revisions
from articles.models import Article
from articles.publishing import NotPublishable
from articles.translation import staleness
from tests.desk import person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
# name: (steps, stale after them). `begin` ties T to O; `typo`, `minor`, `major` change O; `ours` changes T.
ORDERS = {
    "just begun": (["begin"], False),
    "original changed": (["begin", "minor"], True),
    "original changed much": (["begin", "major"], True),
    "original mended": (["begin", "typo"], False),
    "original changed before": (["minor", "begin"], False),
    "changed, then mended": (["begin", "minor", "typo"], True),
    "mended, then changed": (["begin", "typo", "minor"], True),
    "saved without a change": (["begin", "save"], False),
    "ours changed": (["begin", "ours"], False),
    "ours changed after the original": (["begin", "minor", "ours"], True),
    "published late but based on the old revision": (["begin", "minor", "publish T"], True),
    "published before the change": (["begin", "publish T", "minor"], True),
    "original published after": (["begin", "publish O"], False),
    "current again": (["begin", "minor", "current"], False),
    "current, then changed again": (["begin", "minor", "current", "minor"], True),
    "current, then mended": (["begin", "minor", "current", "typo"], False),
    "current with the first only": (["begin", "minor", "minor", "current -1"], True),
    "changed back is another revision": (["begin", "minor", "back"], True),
    "not tied": (["minor"], False),
}


@pytest.mark.parametrize("name", ORDERS)
def test_order(name):
    steps, stale = ORDERS[name]
    original = ArticleFactory(language="vi", title="Gốc")
    translation = ArticleFactory(title="T")
    for hour, step in enumerate(steps):
        with time_machine.travel(START + dt.timedelta(hours=hour), tick=False):
            do(step, original, translation, hour)
    translation.refresh_from_db()
    assert staleness.is_stale(translation) is stale
    assert by_the_rule(translation) is stale


def by_the_rule(translation):
    """What the triggers must have kept, asked of the revisions themselves."""
    base = translation.based_on
    later = base and base.article.revisions.filter(part=base.part, number__gt=base.number)
    return bool(base) and later.filter(significance__gt=10).exists()


def do(step, original, translation, hour):
    original.refresh_from_db()
    translation.refresh_from_db()
    weights = {"typo": 10, "minor": 20, "major": 30}
    if step == "begin":
        translation.original = original
        translation.save()
        staleness.begin(translation)
    elif step in {*weights, "back", "save"}:
        revisions.record_baseline(original)
        if step != "save":
            title = "Gốc" if step == "back" else f"Gốc {hour}"
            Article.objects.filter(pk=original.pk).update(title=title)
        revisions.record(article=original, by=None, significance=weights.get(step, 20))
    elif step == "ours":
        Article.objects.filter(pk=translation.pk).update(title="Ours")
        revisions.record(article=translation, by=None)
    elif step.startswith("publish"):
        publishing.publish(article=translation if step.endswith("T") else original, by=None)
    elif step.startswith("current"):
        newest = staleness.newest_of_original(translation).number
        staleness.now_current(article=translation, number=newest - step.count("-1"), by=None)


def test_stale_paragraphs_of_an_outside_original():
    article = ArticleFactory(title="One", teaser="Two", body="<p>Three</p>")
    revisions.record_original(article=article, text="Một\nHai\nBa", by=None)
    revisions.record_original(article=article, text="Một\nHai\nBa trăm", by=None)
    article.refresh_from_db()
    sides = staleness.sides_of(article)
    assert [(pair.original, pair.ours, pair.is_stale) for pair in sides.pairs] == [
        ("Một", "One", False),
        ("Hai", "Two", False),
        ("Ba trăm", "Three", True),
    ]
    assert (sides.based_on.number, sides.newest.number, sides.is_stale) == (1, 2, True)


def test_teaser_only_one_side_has_shifts_nothing():
    original = ArticleFactory(language="vi", title="Gốc", teaser="Dẫn", body="<p>Một</p><p>Hai</p>")
    article = ArticleFactory(title="T", teaser="", body="<p>One</p><p>Two</p>", original=original)
    staleness.begin(article)
    Article.objects.filter(pk=original.pk).update(body="<p>Một</p><p>Hai trăm</p>")
    revisions.record(article=original, by=None)
    assert [(pair.original, pair.ours, pair.change, pair.lacks) for pair in pairs_of(article)] == [
        ("Gốc", "T", "", ""),
        ("Dẫn", "", "", "ours"),
        ("Một", "One", "", ""),
        ("Hai trăm", "Two", "changed", ""),
    ]


def pairs_of(article):
    return staleness.sides_of(Article.objects.get(pk=article.pk)).pairs


def test_paragraph_with_a_mended_typo_is_not_marked_beside_one_that_changed():
    article = ArticleFactory(title="One", teaser="Two", body="<p>Three</p>")
    texts = [("Một\nHai\nBa", 20), ("Mốt\nHai\nBa", 10), ("Mốt\nHai\nBa trăm", 20)]
    for text, weight in texts:
        revisions.record_original(article=article, text=text, by=None, significance=weight)
    assert [(pair.original, pair.change) for pair in pairs_of(article)] == [
        ("Mốt", ""),
        ("Hai", ""),
        ("Ba trăm", "changed"),
    ]
    article.revisions.filter(
        number=2
    ).delete()  # a purge: whatever lay between may have been more than a typo
    assert [pair.change for pair in pairs_of(article)] == ["changed", "", "changed"]


def test_current_is_said_once_and_kept_in_the_history():
    translator = person("translator")
    article = ArticleFactory(title="T")
    revisions.record_original(article=article, text="Một", by=None)
    revisions.record_original(article=article, text="Hai", by=None)
    article = staleness.now_current(
        article=article, number=2, by=translator, reason="Only the headline moved."
    )
    assert staleness.is_stale(article) is False
    [entry] = LogEntry.objects.all()
    assert entry.get_change_message() == (
        "Now current with revision 2 of the original. Only the headline moved."
    )
    for number, problem in [
        (2, "It is current with revision 2 already."),
        (1, "It is current with revision 2 already."),
        (3, "The original has no revision 3."),
    ]:
        with pytest.raises(NotPublishable) as error:
            staleness.now_current(article=article, number=number, by=translator)
        assert error.value.problems == [problem]


def test_text_without_an_original_says_so():
    with pytest.raises(NotPublishable) as error:
        staleness.now_current(article=ArticleFactory(title="T"), number=1, by=None)
    assert error.value.problems == ["“T” has no original at hand."]
