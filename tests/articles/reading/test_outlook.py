"""Outlook: what the panel of publishing says will happen is what happens."""

import datetime as dt

import pytest

from articles import publishing
from articles.models import Article
from articles.reading.outlook import Plan, outlook
from tests.factories import (
    ArticleFactory,
    CountryFactory,
    ProvinceFactory,
    PublishedFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 3, 0, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 29, 1, 0, tzinfo=dt.UTC)


def test_each_page_and_feed_that_is_named_shows_the_article(client, django_assert_max_num_queries):
    country = CountryFactory(name="Viet Nam")
    province, tag = ProvinceFactory(name="Dien Bien", country=country), TagFactory(name="patrol")
    article = ArticleFactory(title="Two posts walk the line")
    article.provinces.add(province)
    article.tags.add(tag)
    with django_assert_max_num_queries(16):
        said = outlook(article, Plan(provinces=[province.pk], tags=["patrol"]), now=NOW)
    assert said == [
        "Public at once, when you press the button.",
        "It stands in the list of November 2026, on 1 province page (Dien Bien), on 1 tag page (patrol).",
        "It goes to 4 feeds: all articles, Dien Bien, Viet Nam, “patrol”.",
    ]
    publishing.publish(article=article, by=None)
    places = ["/feeds/articles.atom"]
    places += [f"{row.get_absolute_url()}articles.atom" for row in (province, country, tag)]
    places += [province.get_absolute_url(), tag.get_absolute_url()]
    assert [place for place in places if article.title not in client.get(place).content.decode()] == []


def test_time_embargo_and_other_languages_are_said():
    original = PublishedFactory(title="Gốc", language="vi", publish_at=LATER)
    article = ArticleFactory(language="en", original=original, translation_key=original.translation_key)
    soon = Plan(at=NOW + dt.timedelta(hours=2), waits_for_original=True)
    assert outlook(article, soon, now=NOW)[:2] == [
        "Public on Saturday 28 November 2026, 12:00, Viet Nam (UTC+7).",
        "Nobody can read it before its original “Gốc” is public.",
    ]
    embargoed = Plan(embargo_until=LATER)
    assert (
        outlook(article, embargoed, now=NOW)[0]
        == "Public on Sunday 29 November 2026, 08:00, Viet Nam (UTC+7)."
    )
    too_soon = Plan(at=NOW + dt.timedelta(hours=2), embargo_until=LATER)
    assert outlook(article, too_soon, now=NOW) == [
        "The embargo ends on 29.11.2026 08:00 (GMT+7); choose that time or a later one."
    ]
    Article.objects.filter(pk=original.pk).update(publish_at=NOW - dt.timedelta(days=1))
    assert outlook(article, soon, now=NOW)[1] == "Readers can read it side by side with “Gốc” (Tiếng Việt)."
