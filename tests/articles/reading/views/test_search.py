"""The page of search: what it finds, how it is narrowed, and that nothing typed breaks it."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.models import Article, Credit, Person, Tag
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import (
    CountryFactory,
    CreditFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    UnitFactory,
)
from tests.query_plans import as_among_thousands, work_of

pytestmark = pytest.mark.django_db
PAGE = "/search/"


def titles(client, **asked):
    return [row["article"].title for row in client.get(PAGE, asked).context["rows"]]


def facets(page):
    return {
        str(facet.label): [(choice.label, choice.count) for choice in facet.choices]
        for facet in page.context["facets"]
    }


def test_word_is_found_whatever_unseen_stands_in_it_or_in_the_question(client):
    PublishedFactory(title="Hyphen", body="<p>Far off the bor\u00adder\u00a0gates it rained.</p>")
    PublishedFactory(title="Plain", body="<p>Far off the border gates it rained.</p>")
    for typed in ("border", "bor\u00adder", "\ufeffborder\u200b", "“border gates”", "«border\u00a0gates»"):
        assert (typed, sorted(titles(client, q=typed))) == (typed, ["Hyphen", "Plain"])
    page = client.get(PAGE, {"q": "border"})
    marked = {part.text for row in page.context["rows"] for part in row["words"] if part.is_hit}
    assert marked == {"bor\u00adder", "border"}
    assert titles(client, q="“gates border”") == []


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_public_is_not_found(client, state):
    PublishedFactory(title="Patrol at dawn", **hidden(state))
    page = client.get(PAGE, {"q": "patrol"})
    assert (page.context["rows"], page.context["facets"], page.context["total"]) == ([], [], 0)


@pytest.mark.parametrize("path", ["/search/", "/search/articles.atom"])
@pytest.mark.parametrize("state", HIDDEN)
def test_tag_and_person_of_a_hidden_article_might_as_well_not_exist(client, time_machine, state, path):
    time_machine.move_to(timezone.now(), tick=False)  # an empty feed is dated by the clock
    article = PublishedFactory(**hidden(state))
    public = PublishedFactory(language="vi")  # but not in the language of the page
    person = PersonFactory(name="Secret word")
    for one in (article, public):
        one.tags.add("Secret word")
        CreditFactory(article=one, person=person)
    asked = [{"tag": "secret-word"}, {"person": "secret-word"}]
    said = [client.get(path, choice).content for choice in asked]
    for one in (article, public):
        one.tags.clear()
        one.credits.all().delete()
    Tag.objects.all().delete()
    person.delete()
    assert [client.get(path, choice).content for choice in asked] == said


def test_title_before_teaser_before_text_and_newer_before_older(client):
    now = timezone.now()
    rows = [("patrol", "", "x"), ("A", "patrol", "x"), ("B", "", "patrol"), ("C", "", "patrol")]
    for days, (title, teaser, body) in enumerate(rows):
        PublishedFactory(
            title=title, teaser=teaser, body=f"<p>{body}</p>", publish_at=now - dt.timedelta(days=9 - days)
        )
    assert titles(client, q="patrol") == ["patrol", "A", "C", "B"]
    assert titles(client, q="patrol", sort="newest") == ["C", "B", "A", "patrol"]
    assert titles(client, q="patrol", sort="oldest") == ["patrol", "A", "B", "C"]
    assert titles(client, q="patrol", sort="nonsense") == ["patrol", "A", "C", "B"]


def test_minus_and_phrases(client):
    PublishedFactory(title="One", body="<p>joint patrol at sea</p>")
    PublishedFactory(title="Two", body="<p>a patrol, joint effort</p>")
    assert sorted(titles(client, q="joint patrol")) == ["One", "Two"]
    assert titles(client, q='"joint patrol"') == ["One"]
    assert titles(client, q="joint patrol -sea") == ["Two"]


def test_choices_narrow_and_are_links_that_take_back(client):
    here, there = ProvinceFactory(name="Here", local_name=""), ProvinceFactory(name="There", local_name="")
    one, two = PublishedFactory(title="Patrol one"), PublishedFactory(title="Patrol two")
    one.provinces.add(here)
    two.provinces.add(here, there)
    two.tags.add("sea")
    page = client.get(PAGE, {"q": "patrol", "page": "1"})
    assert facets(page)["Provinces"] == [("Here", 2), ("There", 1)]
    assert facets(page)["Tags"] == [("sea", 1)]
    page = client.get(PAGE, {"q": "patrol", "province": there.slug})
    assert [row["article"].title for row in page.context["rows"]] == ["Patrol two"]
    [chosen] = page.context["choices"].chosen
    assert (chosen.value, chosen.without) == ("There", "?q=patrol")
    assert titles(client, q="patrol", tag="sea", province=here.slug) == ["Patrol two"]
    assert titles(client, province=there.slug) == ["Patrol two"]


def test_countries_are_called_as_the_page_calls_them(client):
    lao = CountryFactory(pk="LA", name="Laos", local_name="ລາວ")
    for language in ("en", "vi"):
        article = PublishedFactory(title="Patrol", language=language)
        article.provinces.add(ProvinceFactory(country=lao, name=f"Far {language}", local_name=""))
    assert facets(client.get(PAGE, {"q": "patrol"}))["Countries"] == [("Laos", 1)]
    page = client.get(f"/vi{PAGE}", {"q": "patrol"})
    assert facets(page)["Countries"] == [("Lào", 1)]
    for typed in ("laos", "lào", "lao"):
        [card] = client.get(f"/vi{PAGE}", {"q": typed}).context["card"]
        assert (card.local_name, card.script) == ("Lào", "vi")


@pytest.mark.parametrize("typed", ["until 2025", "2025", "until"])
def test_years_that_a_page_adds_to_a_name_are_no_name(client, typed):
    ProvinceFactory(name="Quang Binh", local_name="Quảng Bình", valid_to="2025-07-01")
    assert [card.name for card in client.get(PAGE, {"q": "quang binh"}).context["card"]] == ["Quang Binh"]
    assert client.get(PAGE, {"q": typed}).context["card"] == []


def test_unit_and_person_narrow(client):
    unit, person = UnitFactory(name="Na Meo Post"), PersonFactory(name="Lan")
    one, two = PublishedFactory(title="Patrol one"), PublishedFactory(title="Patrol two")
    one.units.add(unit)
    CreditFactory(article=two, person=person)
    assert titles(client, unit="na-meo-post") == ["Patrol one"]
    page = client.get(PAGE, {"person": "lan"})
    assert [row["article"].title for row in page.context["rows"]] == ["Patrol two"]
    assert [(choice.value, choice.without) for choice in page.context["choices"].chosen] == [("Lan", "?")]


def test_searching_again_keeps_every_choice_and_the_order(client):
    PublishedFactory(title="Patrol").units.add(UnitFactory(name="Na Meo Post"))
    asked = {"unit": "na-meo-post", "year": "2024", "from": "2024", "to": "2024-05-12", "sort": "newest"}
    page = client.get(PAGE, {**asked, "q": "patrol", "page": "1", "x": "y"})
    assert (dict(page.context["hidden"]), len(page.context["rows"])) == (asked, 1)


def test_dates_narrow(client):
    for day in ("2024-05-12", "2025-01-01"):
        at = dt.datetime.fromisoformat(f"{day}T00:30:00+07:00")
        PublishedFactory(title=f"Patrol {day}", publish_at=at)
    assert titles(client, q="patrol", year="2024") == ["Patrol 2024-05-12"]
    assert titles(client, q="patrol from:2024-06") == ["Patrol 2025-01-01"]
    assert titles(client, q="patrol", to="2024-05-12") == ["Patrol 2024-05-12"]
    assert titles(client, q="from:2025-01-01 to:2025-01-01") == ["Patrol 2025-01-01"]


def test_choice_that_is_none_is_said_and_left_out(client):
    PublishedFactory(title="Patrol")
    page = client.get(PAGE, {"q": "patrol from:2024-02-31", "province": "nowhere", "year": "99999"})
    assert (page.status_code, len(page.context["rows"])) == (200, 1)
    assert page.context["choices"].problems == [
        "“nowhere” was left out: there is no such choice for “Province”.",
        "“99999” was left out: there is no such choice for “Year”.",
        "“from:2024-02-31” is no date and was left out; write it as in from:2024-05 or to:2024-08-15.",
    ]


def test_pages_keep_the_question(client):
    for number in range(45):
        PublishedFactory(title=f"Patrol {number}")
    page = client.get(PAGE, {"q": "patrol", "page": "2", "sort": "newest"})
    assert (page.context["page"], page.context["pages"], len(page.context["rows"])) == (2, 3, 20)
    assert "<title>Search: patrol, page 2 of 3 · Borderpost</title>" in page.content.decode()
    assert (page.context["newer"], page.context["older"]) == (
        "?q=patrol&sort=newest",
        "?q=patrol&sort=newest&page=3",
    )
    for nonsense in ("0", "-1", "999", "x", "9" * 40, "٣"):
        assert client.get(PAGE, {"q": "patrol", "page": nonsense}).status_code == 200


def test_hit_lands_on_the_passage_and_markup_is_escaped(client):
    article = PublishedFactory(title="<i>T</i>", body="<p>They said &lt;b&gt;patrol&lt;/b&gt; there.</p>")
    html = client.get(PAGE, {"q": "patrol"}).content.decode()
    assert "&lt;b&gt;<mark>patrol</mark>&lt;/b&gt;" in html
    assert f'href="{article.get_absolute_url()}#:~:text=patrol' in html


def test_offers_only_what_leads_somewhere(client):
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    page = client.get(PAGE, {"q": "dein bien"})
    assert page.context["offers"] == ["Dien Bien"]
    assert len(client.get(PAGE, {"q": page.context["offers"][0]}).context["card"]) == 1
    assert client.get(PAGE, {"q": "xyzzy"}).context["offers"] == []


def test_other_language_is_pointed_to(client):
    PublishedFactory(title="Tuần tra", language="vi")
    page = client.get(PAGE, {"q": "tuan tra"})
    assert (page.context["rows"], page.context["elsewhere"]) == ([], 1)
    assert b'href="/vi/search/?q=tuan%20tra"' in page.content


NONSENSE = [
    '"',
    '"""',
    "-",
    "--a",
    "a AND b OR NOT (c",
    "NEAR(a b)",
    "title:x",
    "{title} : x",
    "^a*",
    "c++",
    "'; DROP TABLE x; --",
    "\\",
    "%",
    "😀",
    "ﷺ",
    "\u202eabc",
    "a" * 10_000,
    "a " * 5_000,
    "<script>alert(1)</script>",
    "from:",
    "from:0001 to:9999",
    "to:9999-12-31",
    "!&|()<->:*",
    "''",
    "\ud7ff\ue000",
]


@pytest.mark.parametrize("typed", NONSENSE, ids=lambda typed: repr(typed[:12]))
def test_nothing_typed_breaks_the_page(client, typed):
    PublishedFactory(title="a b c")
    for name in ("q", "province", "tag", "country", "year", "from", "to", "sort", "page"):
        page = client.get(PAGE, {"q": "a", name: typed})
        # An address longer than any page has is refused before any view.
        assert (name, page.status_code) == (name, 414 if len(typed) > 9_000 else 200)
        assert b"<script>alert" not in page.content


@pytest.mark.parametrize("raw", ["q=%ff%fe", "q=%E9", "q=%00", "q[]=1", "q=a&q=b", "%00=1", "q=%ED%A0%80"])
def test_any_encoding_is_answered(client, raw):
    assert client.get(f"{PAGE}?{raw}").status_code in {200, 400}


def test_search_is_followed_as_a_feed(client):
    PublishedFactory(title="Patrol & Co")
    PublishedFactory(title="Else")
    page = client.get(PAGE, {"q": "patrol", "sort": "newest"})
    assert f'href="{PAGE}articles.atom?q=patrol"' in page.content.decode()
    feed = client.get(f"{PAGE}articles.atom", {"q": "patrol"}).content.decode()
    assert ("Patrol &amp; Co" in feed, "Else" in feed) == (True, False)


@pytest.mark.parametrize("rows", [1, 30])
def test_page_costs_the_same_for_one_row_and_for_thirty(client, django_assert_num_queries, rows):
    province = ProvinceFactory()
    for number in range(rows):
        article = PublishedFactory(title=f"Patrol {number}")
        article.provinces.add(province)
        article.tags.add("sea")
    client.get(PAGE, {"q": "sea"})  # the names of the registry are read once, and kept until it changes
    with django_assert_num_queries(5):
        client.get(PAGE, {"q": quote("patrol")})
    assert Article.objects.count() == rows


def test_family_name_that_many_have_costs_no_more_than_one_that_some_have(client):
    """Four times as many namesakes: as many of them are looked at."""
    as_among_thousands()
    article, work = PublishedFactory(), []
    for first, number in ((0, 600), (600, 1_800)):
        places = range(first, first + number)
        people = Person.objects.bulk_create(Person(name=f"Nguyen {at}", slug=f"nguyen-{at}") for at in places)
        Credit.objects.bulk_create(Credit(article=article, person=one, role="author") for one in people)
        work.append(work_of(lambda: client.get(PAGE, {"q": "nguyen"})))
    assert work[1] < work[0] * 1.1
    named = client.get(PAGE, {"q": "nguyen 2399"}).context["card"]
    assert [card.name for card in named] == ["Nguyen 2399"]
