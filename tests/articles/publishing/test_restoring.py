"""An older revision brought back, as a revision of its own; what cannot come back is said."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing, revisions
from articles.choices import Status
from articles.models import Article, Tag
from articles.publishing import NotPublishable
from articles.publishing.restoring import restore
from tests.desk import person
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def test_everything_comes_back_and_nothing_is_dropped():
    article = ArticleFactory(title="First", body="<p>One</p>", teaser="T1")
    article.tags.add("border")
    article.provinces.add(ProvinceFactory(name="Dien Bien"))
    CreditFactory(article=article, person=PersonFactory(name="Lan"))
    image = ImageFactory(article=article, order=1, caption="A post", alt="Green")
    first = revisions.content_of(article)
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(title="Second", body="<p>Two</p>", teaser="T2")
    article.tags.set(["trade"])
    article.provinces.clear()
    article.credits.all().delete()
    type(image).objects.filter(pk=image.pk).update(alt="Blue")
    revisions.record(article=article, by=None)

    assert restore(article=article, number=1, by=None) == []
    assert revisions.content_of(Article.objects.get(pk=article.pk)) == first
    kept = [(each.number, each.content["title"]) for each in article.revisions.order_by("number")]
    assert kept == [(1, "First"), (2, "Second"), (3, "First")]


def test_what_is_gone_is_said_and_the_rest_comes_back():
    article = ArticleFactory(title="First")
    province = ProvinceFactory(name="Dien Bien")
    article.tags.add("border")
    article.provinces.add(province)
    revisions.record(article=article, by=None)
    article.tags.clear()
    article.provinces.clear()
    Tag.objects.all().delete()
    province.delete()
    Article.objects.filter(pk=article.pk).update(title="Second")
    assert restore(article=article, number=1, by=None) == [
        "The tag “border” is not there any more.",
        "The province “dien-bien” is not there any more.",
    ]
    assert Article.objects.get().title == "First"


def refused(article, **how):
    with pytest.raises(NotPublishable) as error:
        restore(article=article, by=None, **how)
    return error.value.problems


def test_number_of_no_revision_is_refused():
    assert refused(ArticleFactory(), number=9) == ["There is no revision 9."]


def test_public_article_is_brought_back_as_a_correction():
    article = PublishedFactory(title="First")
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(title="Second")
    revisions.record(article=article, by=None)
    assert refused(article, number=1, significance=30) == ["Say what was wrong and what is right now."]
    restore(article=article, number=1, by=None, significance=30, note="It was wrong.")
    last = revisions.newest(article)
    assert (Article.objects.get().title, last.significance, last.was_public) == ("First", 30, True)
    assert [note.text for note in article.change_notes.all()] == ["It was wrong."]


def test_readers_never_get_a_text_that_could_not_be_published():
    article = ArticleFactory(title="T", teaser="", body="")
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(teaser="A teaser.", body="<p>Text.</p>")
    publishing.publish(article=article, by=None)
    assert refused(article, number=1) == [
        "The teaser is missing: one or two sentences for lists and feeds.",
        "The text is missing.",
    ]
    assert Article.objects.get().body == "<p>Text.</p>"


def test_scheduled_text_is_brought_back_only_by_those_who_may_correct():
    article = ArticleFactory(title="First")
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(title="Second")
    publishing.publish(article=article, by=None, at=timezone.now() + dt.timedelta(days=1))
    with pytest.raises(NotPublishable) as error:
        restore(article=article, number=1, by=person("translator"))
    assert error.value.problems == [
        "“Second” (English): you may not change it, for it is public; ask an administrator for the role."
    ]
    said = restore(article=article, number=1, by=person("publisher"))
    assert [said[0].split(".")[0], said[-1]] == [
        "“First” was changed after its approval",
        "Nobody has approved the text as it stands. Tick it and say why it is right as it is, or mend it.",
    ]
    article.refresh_from_db()
    assert (article.title, article.status) == ("First", Status.IN_REVIEW)


def test_text_that_came_by_no_form_is_kept_before_it_is_replaced():
    article = ArticleFactory(title="First", source=None)
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(title="Second", source=SourceFactory())
    restore(article=article, number=1, by=None)
    assert [each.content["title"] for each in article.revisions.order_by("number")] == [
        "First",
        "Second",
        "First",
    ]
    assert Article.objects.get().source is None


def test_evidence_that_loses_its_passage_is_said():
    article = PublishedFactory(body="<p>Nothing yet.</p>")
    revisions.record(article=article, by=None)
    Article.objects.filter(pk=article.pk).update(body="<p>It has 164 km.</p>")
    CitationFactory(article=article, reference=None, passage="has 164 km", statement="length")
    assert restore(article=article, number=1, by=None) == [
        "The registry quotes a passage that is no longer in this article: “has 164 km” (length)."
    ]
