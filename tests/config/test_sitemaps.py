"""What crawlers are told: every public page, true dates, and nothing else."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from config.sitemaps import ENTRIES, SECTIONS
from tests import factories
from tests.world import HIDDEN, NOW, World, put_in_state

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = {"n": "http://www.google.com/schemas/sitemap-news/0.9", **SPACE}
SITE = "http://testserver"


def read(path: str) -> ElementTree.Element:
    """The document at an address, parsed; anything not well-formed raises."""
    response = Client().get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def entries(section: str, page: int = 1) -> dict[str, str]:
    """Addresses of a section without the site's name, each with its date or an empty text."""
    return {
        url.findtext("s:loc", namespaces=SPACE).removeprefix(SITE): url.findtext("s:lastmod", "", SPACE)
        for url in read(f"/sitemap-{section}.xml?p={page}").findall("s:url", SPACE)
    }


def test_index_names_every_section(world: World):
    named = [place.text for place in read("/sitemap.xml").findall("s:sitemap/s:loc", SPACE)]

    assert named == [f"{SITE}/sitemap-{section}.xml" for section in SECTIONS]


@pytest.mark.walk
@pytest.mark.parametrize("section", SECTIONS)
def test_every_address_of_the_sitemap_answers(world: World, section: str):
    addresses = entries(section)

    assert addresses != {}
    assert {path: Client().get(path).status_code for path in addresses} == dict.fromkeys(addresses, 200)


def test_articles_in_both_languages_with_the_day_of_their_last_change(world: World):
    Article.objects.update(publish_at=NOW - dt.timedelta(days=3))

    assert entries("articles") == {
        "/articles/2024/05/09/quexavolttitle/": "2024-05-12",  # its note's
        "/vi/articles/2024/05/09/zhrompiktitle/": "2024-05-12",
        "/articles/2024/05/09/beside-in-en/": "2024-05-09",
        "/vi/articles/2024/05/09/beside-in-vi/": "2024-05-09",
    }


def test_day_of_an_article_is_viet_nams(world: World):
    Article.objects.filter(pk=world.beside["en"].pk).update(
        publish_at=dt.datetime(2024, 5, 10, 17, 30, tzinfo=dt.UTC)
    )

    assert entries("articles")["/articles/2024/05/11/beside-in-en/"] == "2024-05-11"


def test_note_of_tomorrow_does_not_date_an_article(world: World):
    factories.ChangeNoteFactory(article=world.beside["en"], at=NOW + dt.timedelta(days=1))

    assert entries("articles")[world.beside["en"].get_absolute_url()] == "2024-05-12"


@pytest.mark.parametrize("state", [*HIDDEN, "withdrawn"])
def test_hidden_article_and_its_tag_are_in_no_section(world: World, state: str):
    put_in_state(world.articles["en"], state)

    assert world.articles["en"].get_absolute_url() not in entries("articles")
    assert entries("tags") == {world.shared_tag.get_absolute_url(): "2024-05-12"}


def test_tags_are_listed_in_each_language_that_has_them(world: World):
    alone = factories.TagFactory(name="only in Vietnamese")
    world.articles["vi"].tags.add(alone)

    assert f"/vi{alone.get_absolute_url()}" in entries("tags-vi")
    assert alone.get_absolute_url() not in entries("tags")


def test_people_are_listed_in_each_language_that_credits_them(world: World):
    person = factories.PersonFactory(name="Lan")
    factories.CreditFactory(article=world.articles["vi"], person=person)

    assert f"/vi{person.get_absolute_url()}" in entries("people-vi")
    assert person.get_absolute_url() not in entries("people")
    put_in_state(world.articles["vi"], "draft")
    assert f"/vi{person.get_absolute_url()}" not in entries("people-vi")


def test_registry_lists_every_row_in_both_languages(world: World):
    addresses = {
        section: len(entries(section)) for section in ("provinces", "units", "countries", "agreements")
    }

    assert addresses == {"provinces": 2 * 3, "units": 2 * 1, "countries": 2 * 2, "agreements": 2 * 2}


def test_old_row_with_control_characters_leaves_the_sitemap_well_formed(world: World):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET title = %s", ["Bell \x07 & <b>escape</b> \x1b"])

    assert len(entries("articles")) == 4
    titles = [title.text for title in read("/sitemap-news.xml").findall("s:url/n:news/n:title", NEWS)]
    assert titles == ["Bell  & <b>escape</b> "] * 4


def test_robots_are_sent_to_the_sitemap_and_away_from_the_desk(world: World):
    response = Client().get("/robots.txt")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        "Disallow: /vi/preview/",
        "Disallow: /report/",
        "Disallow: /vi/report/",
        "Disallow: /search/",
        "Disallow: /vi/search/",
        "Disallow: /*?*&*=",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
        f"Sitemap: {SITE}/sitemap-news.xml",
    ]


def test_news_are_the_articles_of_two_days(world: World):
    Article.objects.update(publish_at=NOW - dt.timedelta(days=2, seconds=1))
    fresh = Article.objects.filter(pk=world.articles["vi"].pk)
    fresh.update(publish_at=NOW - dt.timedelta(days=2), title="Cửa khẩu & <chợ>")

    (entry,) = read("/sitemap-news.xml").findall("s:url", NEWS)

    assert [
        entry.findtext(name, namespaces=NEWS)
        for name in ("s:loc", "n:news/n:title", "n:news/n:publication_date")
    ] == [
        f"{SITE}{fresh.get().get_absolute_url()}",
        "Cửa khẩu & <chợ>",
        (NOW - dt.timedelta(days=2)).astimezone(dt.timezone(dt.timedelta(hours=7))).isoformat(),
    ]
    assert entry.findtext("n:news/n:publication/n:language", namespaces=NEWS) == "vi"


@pytest.mark.parametrize("state", [*HIDDEN, "withdrawn"])
def test_hidden_article_is_no_news(world: World, state: str):
    put_in_state(world.articles["en"], state)

    titles = [title.text for title in read("/sitemap-news.xml").findall("s:url/n:news/n:title", NEWS)]

    assert (world.articles["en"].title in titles, world.beside["en"].title in titles) == (False, True)


def test_pages_of_both_languages_name_each_other(world: World):
    for section in ("pages", "provinces"):
        named = {}
        for url in read(f"/sitemap-{section}.xml").findall("s:url", SPACE):
            links = url.findall("{http://www.w3.org/1999/xhtml}link")
            named[url.findtext("s:loc", namespaces=SPACE)] = {
                link.get("hreflang"): link.get("href") for link in links
            }
        assert all(
            set(twins) == {"en", "vi"} and address in twins.values() and named[twins["vi"]] == twins
            for address, twins in named.items()
        )


@pytest.mark.walk
@pytest.mark.parametrize("section", SECTIONS)
def test_every_entry_has_its_date_and_names_itself_and_its_twin(world: World, section: str):
    for url in read(f"/sitemap-{section}.xml").findall("s:url", SPACE):
        address = url.findtext("s:loc", "", SPACE)
        twins = {
            link.get("hreflang"): link.get("href")
            for link in url.findall("{http://www.w3.org/1999/xhtml}link")
        }
        assert url.findtext("s:lastmod", "", SPACE) >= "2024-05-12", address
        assert twins["vi" if f"{SITE}/vi/" in f"{address}/" else "en"] == address
        assert {Client().get(twin.removeprefix(SITE)).status_code for twin in twins.values()} == {200}


def test_texts_of_one_work_and_a_shared_tag_name_each_other(world: World):
    named = {}
    for section in ("articles", "tags", "tags-vi"):
        for url in read(f"/sitemap-{section}.xml").findall("s:url", SPACE):
            links = url.findall("{http://www.w3.org/1999/xhtml}link")
            named[url.findtext("s:loc", "", SPACE).removeprefix(SITE)] = {
                link.get("hreflang"): link.get("href", "").removeprefix(SITE) for link in links
            }

    texts = {code: world.articles[code].get_absolute_url() for code in ("en", "vi")}
    tags = {"en": "/tags/border/", "vi": "/vi/tags/border/"}
    assert [named[address] for address in (*texts.values(), *tags.values())] == [texts, texts, tags, tags]


def copy_of(article: Article, *, pk: int) -> Article:
    return factories.PublishedFactory.build(
        pk=pk,
        language=article.language,
        slug="far",
        title="Far",
        publish_at=article.publish_at,
        source=article.source,
    )


def test_articles_are_cut_into_files_by_their_numbers(world: World, monkeypatch: pytest.MonkeyPatch):
    """So that a file costs the same wherever it stands, and the index counts nothing."""
    monkeypatch.setattr(SECTIONS["articles"], "limit", 10)
    Article.objects.filter(pk=world.beside["en"].pk).update(status="draft")
    [far] = Article.objects.bulk_create([copy_of(world.beside["vi"], pk=world.beside["vi"].pk + 100)])
    last = -(-far.pk // 10)

    named = [place.text for place in read("/sitemap.xml").findall("s:sitemap/s:loc", SPACE)]
    listed = [path for page in range(1, last + 1) for path in entries("articles", page)]

    assert [f"{SITE}/sitemap-articles.xml?p={page}" in named for page in (2, last, last + 1)] == [
        True,
        True,
        False,
    ]
    assert sorted(listed) == sorted(each.get_absolute_url() for each in Article.objects.public())
    assert list(entries("articles", last)) == [far.get_absolute_url()]
    for page in ("0", str(last + 1), "x"):
        assert Client().get(f"/sitemap-articles.xml?p={page}").status_code == 404
    assert Client().get("/sitemap-pages.xml?p=2").status_code == 404


def test_index_of_a_million_articles_names_a_thousand_files(world: World, monkeypatch: pytest.MonkeyPatch):
    """The protocol lets an index name 50,000."""
    monkeypatch.setattr(SECTIONS["articles"], "limit", ENTRIES)
    [last] = Article.objects.bulk_create([copy_of(world.beside["vi"], pk=1_000_000)])

    named = [place.text for place in read("/sitemap.xml").findall("s:sitemap/s:loc", SPACE)]

    assert len([address for address in named if "sitemap-articles" in address]) == 1_000
    assert list(entries("articles", 1_000)) == [last.get_absolute_url()]


def test_texts_of_one_work_in_two_files_name_each_other(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SECTIONS["articles"], "limit", ENTRIES)
    english = world.beside["en"]
    far = copy_of(world.beside["vi"], pk=english.pk + ENTRIES)
    far.translation_key = english.translation_key
    Article.objects.bulk_create([far])
    pages = {article: -(-article.pk // ENTRIES) for article in (english, far)}

    assert pages[english] < pages[far]
    for article, page in pages.items():
        (links,) = [
            [link.get("href") for link in url.findall("{http://www.w3.org/1999/xhtml}link")]
            for url in read(f"/sitemap-articles.xml?p={page}").findall("s:url", SPACE)
            if url.findtext("s:loc", "", SPACE) == f"{SITE}{article.get_absolute_url()}"
        ]
        assert sorted(links) == sorted(f"{SITE}{each.get_absolute_url()}" for each in pages)
