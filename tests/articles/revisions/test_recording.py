"""A revision for each thing a text has said, and none for saving without a change."""

import pytest

from articles import revisions
from articles.models import Article
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    SourceFactory,
    TagFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def numbers(article, part="text"):
    return list(article.revisions.filter(part=part).order_by("number").values_list("number", flat=True))


def test_content_holds_words_tags_subjects_credits_and_pictures():
    article = ArticleFactory(title="T", source=SourceFactory(name="Baobienphong"))
    article.tags.add(TagFactory(name="Đối ngoại"))
    article.provinces.add(ProvinceFactory(name="Dien Bien"))
    article.units.add(UnitFactory(name="Squadron 38"))
    CreditFactory(article=article, person=PersonFactory(name="Lan"), role="translator")
    ImageFactory(article=article, order=1, caption="A post")
    content = revisions.content_of(article)
    assert {name: content[name] for name in ("title", "source", "tags", "provinces", "units", "credits")} == {
        "title": "T",
        "source": "baobienphong",
        "tags": ["doi-ngoai"],
        "provinces": ["dien-bien"],
        "units": ["squadron-38"],
        "credits": [["lan", "translator"]],
    }
    assert [(picture["order"], picture["caption"]) for picture in content["pictures"]] == [(1, "A post")]


def test_saving_without_a_change_makes_no_revision():
    article = ArticleFactory()
    first = revisions.record(article=article, by=None)
    assert (first.number, revisions.record(article=article, by=None), numbers(article)) == (1, None, [1])


def test_every_kind_of_change_makes_one():
    article = ArticleFactory()
    changes = [
        lambda: Article.objects.filter(pk=article.pk).update(body="<p>New.</p>"),
        lambda: article.tags.add("new"),
        lambda: article.provinces.add(ProvinceFactory()),
        lambda: article.units.add(UnitFactory()),
        lambda: CreditFactory(article=article),
        lambda: ImageFactory(article=article),
        lambda: Article.objects.filter(pk=article.pk).update(original_title="Bài"),
    ]
    revisions.record(article=article, by=None)
    for change in changes:
        change()
        revisions.record(article=article, by=None)
    assert numbers(article) == list(range(1, len(changes) + 2))


def test_going_back_to_an_older_text_is_a_revision_of_its_own():
    article = ArticleFactory(title="A")
    for title in ("A", "B", "A"):
        Article.objects.filter(pk=article.pk).update(title=title)
        revisions.record(article=article, by=None)
    first, _second, third = article.revisions.order_by("number")
    assert (first.fingerprint == third.fingerprint, numbers(article)) == (True, [1, 2, 3])


def test_baseline_is_written_once_and_only_where_nothing_is_kept():
    article = ArticleFactory()
    revisions.record_baseline(article)
    Article.objects.filter(pk=article.pk).update(title="Later")
    revisions.record_baseline(article)
    assert [each.content["title"] for each in article.revisions.all()] == [article.title]


def test_revision_of_a_public_article_says_that_readers_have_seen_it():
    seen = [
        revisions.record(article=make(), by=None).was_public for make in (ArticleFactory, PublishedFactory)
    ]
    assert seen == [False, True]


def test_first_snapshot_of_the_original_is_what_the_translation_is_based_on():
    article = ArticleFactory()
    first = revisions.record_original(article=article, text="Một.\nHai.", by=None)
    article.refresh_from_db()
    assert (article.based_on, article.original_text) == (first, "Một.\nHai.")
    assert len(article.original_hash) == 64

    assert revisions.record_original(article=article, text="Một.\nHai.", by=None) is None
    second = revisions.record_original(article=article, text="Một.\nBa.", by=None)
    article.refresh_from_db()
    assert (article.based_on, second.number, article.original_text) == (first, 2, "Một.\nBa.")
    assert Article.objects.stale().count() == 1


def test_typo_of_the_original_makes_nothing_stale():
    article = ArticleFactory()
    revisions.record_original(article=article, text="Một.", by=None)
    revisions.record_original(article=article, text="Mốt.", by=None, significance=10)
    assert Article.objects.stale().count() == 0
