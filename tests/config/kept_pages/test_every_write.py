"""Write something: every page whose bytes would differ is rendered anew, on all addresses, and no other need be."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from django.test import Client, RequestFactory, override_settings

from articles.models import (
    Article,
    ArticleImage,
    ArticleProvince,
    Citation,
    FormerTagSlug,
    Person,
    PreviewLink,
    Profile,
    Source,
    Tag,
)
from config.kept_pages.addresses import address_of
from provinces.merging.carrying_out import merge
from provinces.merging.plan import plan_of
from provinces.models import Figure, Province, Wording
from tests import factories
from tests.addresses import walk
from tests.versions import settle
from tests.world import HOUR, NOW, World, put_back

# The pages in English that name what they show.
KEPT = {
    *(f"articles:{name}" for name in ("article", "article beside it", "list", "list after", "list before")),
    *(f"articles:{name}" for name in ("person", "tag", "tag shared")),
    *("articles:province_articles", "articles:province_articles of a predecessor"),
    *(
        "articles:year",
        "articles:month",
        "articles:day",
        "articles:undated",
        "articles:citation",
        "articles:by_number",
    ),
    *(
        "articles:feed_atom",
        "articles:feed_rss",
        "articles:feed_json",
        "articles:tag_feed",
        "articles:tag_feed shared",
        "articles:province_feed",
    ),
    *(
        f"provinces:{name}"
        for name in ("agreement", "agreements", "countries", "directives", "gates", "list")
    ),
    *(f"provinces:{name}" for name in ("organisations", "pair", "pairs", "unit", "units")),
    *(f"provinces:province{label}" for label in ("", " across the border", " of before")),
    *("former tag", "former person"),
}
LATER = NOW + dt.timedelta(minutes=10)


def publish(world, **values):
    article = factories.PublishedFactory(title="Just published", publish_at=NOW, **values)
    article.provinces.add(world.province)
    article.tags.add(world.shared_tag)
    article.units.add(world.unit)


def by_raw_sql(world):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET teaser = 'Raw' WHERE id = %s", [world.beside["en"].pk])


def of(model, **values):
    return lambda world: model.objects.update(**values)


def beside(**values):
    return lambda world: Article.objects.filter(pk=world.beside["en"].pk).update(**values)


def of_marked(**values):
    return lambda world: Article.objects.filter(pk=world.articles["vi"].pk).update(**values)


WITHDRAWN = {"status": "withdrawn", "withdrawn_at": NOW, "withdrawal_reason": "Invented."}
WRITES = {
    "a word of a text": beside(body="<p>Other words.</p>"),
    "a title": beside(title="Another title"),
    "an address": beside(slug="another-address"),
    "raw SQL": by_raw_sql,
    "a publication": publish,
    "a publication elsewhere": lambda world: factories.PublishedFactory(publish_at=NOW, language="vi"),
    "the first of a year": lambda world: factories.PublishedFactory(
        publish_at=NOW, original_date="1999-01-01"
    ),
    "a withdrawal": beside(**WITHDRAWN),
    "a withdrawal of evidence": of_marked(**WITHDRAWN),
    "a title of evidence": of_marked(title="Another title"),
    "an address of a translation": of_marked(slug="another-address"),
    "an undated one": lambda world: factories.PublishedFactory(
        publish_at=NOW, original_date="", source=factories.SourceFactory()
    ),
    "another date": beside(original_date="2023-02"),
    "one that goes": lambda world: Article.objects.get(pk=world.beside["en"].pk).delete(),
    "a note": lambda world: factories.ChangeNoteFactory(article=world.beside["en"], at=NOW),
    "a picture": of(ArticleImage, alt="Other words"),
    "a tag taken off": lambda world: world.beside["en"].tags.clear(),
    "a tag's name": lambda world: Tag.objects.filter(pk=world.shared_tag.pk).update(name="Renamed"),
    "a person's name": of(Person, name="Somebody else"),
    "a portrait's words": of(Profile, alt="Other words"),
    "a portrait that goes": of(Profile, is_public=False),
    "a tag under a former address": lambda world: factories.TagFactory(name="formerly"),
    "a person under a former address": lambda world: factories.PersonFactory(name="Formerly"),
    "a former address": of(FormerTagSlug, slug="earlier"),
    "an outlet's name": of(Source, name="Another outlet"),
    "provinces in bulk": lambda world: ArticleProvince.objects.bulk_create(
        [ArticleProvince(article=world.beside["en"], province=world.across)]
    ),
    "evidence": of(Citation, statement="Another statement"),
    "a figure": of(Figure, value=401),
    "a province's name": lambda world: Province.objects.filter(pk=world.province.pk).update(name="Renamed"),
    "a merge": lambda world: merge(plan_of(factories.ProvinceFactory(), [world.across])),
    "a wording": lambda world: Wording.objects.create(english="x", vietnamese="y"),
}
UNSEEN = {
    "a draft": lambda world: factories.ArticleFactory(language="en").tags.add(world.shared_tag),
    "a draft's planned time": lambda world: factories.ArticleFactory(publish_at=NOW + HOUR),
    "a preview": lambda world: PreviewLink.objects.create(
        article=world.beside["en"], secret="s", expires_at=LATER
    ),
    "a profile": of(Profile, reads="Lao"),
    "nothing": of(Article, title=F("title")),
}


def pages(world):
    """Path by name of what can be kept."""
    return {
        name: path
        for name, path, address, _language in walk(world)
        if address.kind != "picture" and not address.form
        if path not in {"/healthz", "/readyz", "/sitemap-news.xml"}
    }


def lead_on(world):
    """Paths that lead to a tag and a person from an address that they had before."""
    FormerTagSlug.objects.create(slug="formerly", tag=world.shared_tag)
    person = world.articles["en"].credits.get().person
    for slug in ("formerly", person.slug):
        Person.objects.filter(pk=person.pk).update(slug=slug)
    settle()
    return {"former tag": "/tags/formerly/", "former person": "/people/formerly/"}


@pytest.fixture
def kept(world: World, process, middlewares):
    """The middleware of a process that has kept all pages, and their paths by name."""
    found = pages(world) | lead_on(world)
    for path in found.values():
        process.get(path)
    return middlewares[-1], found


def anew(kept, subtests):
    """The names of the pages that would be rendered anew; every other one is as a site that keeps nothing shows it."""
    settle()
    middleware, found = kept
    entries = {name: middleware._kept(address_of(RequestFactory().get(path))) for name, path in found.items()}
    with override_settings(KEPT_PAGES_BYTES=0, KEPT_CARDS_BYTES=0):
        plain = Client()
        for name, entry in entries.items():
            if entry is not None:
                with subtests.test(name):
                    response = plain.get(found[name])
                    assert (entry.status, entry.body) == (response.status_code, response.content)
                    assert dict(entry.headers).get("Location") == response.headers.get("Location")
    return {name for name, entry in entries.items() if entry is None}


def test_no_page_is_ever_stale(world: World, kept, subtests):
    assert anew(kept, subtests) == set()
    for what, write in WRITES.items():
        with subtests.test(what), put_back():
            write(world)
            found = anew(kept, subtests)
            assert found != set()


def test_publication_leaves_the_pages_that_it_is_not_about(world: World, kept, subtests):
    """One in Vietnamese, of no province, tag or person of the others: all others are still what they were."""
    WRITES["a publication elsewhere"](world)
    left = {name for name in kept[1] if not name.startswith("/vi")} - anew(kept, subtests)
    assert left == KEPT


def test_what_no_reader_sees_leaves_every_page(world: World, kept, subtests):
    for what, write in UNSEEN.items():
        with subtests.test(what), put_back():
            write(world)
            assert anew(kept, subtests) == set()


def test_what_becomes_due_changes_every_page_that_shows_it(world: World, process, middlewares, subtests):
    scheduled = factories.PublishedFactory(title="Just published", publish_at=LATER)
    scheduled.tags.add(world.shared_tag)
    factories.ChangeNoteFactory(article=world.beside["en"], at=LATER + HOUR / 2)
    settle()
    found = pages(world)
    for path in found.values():
        process.get(path)
    for moment in (LATER, LATER + HOUR / 2):
        with time_machine.travel(moment, tick=False):
            assert anew((middlewares[-1], found), subtests) != set()
