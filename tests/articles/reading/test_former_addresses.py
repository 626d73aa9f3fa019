"""What an entry was called in an address leads to its address of today, on every page below it, in both languages."""

import pytest
from django.urls import reverse
from django.utils import translation

from articles.models import Person, Tag
from provinces.models import Agreement, BorderGuardUnit, Country, FormerAddress, Province, TwinningPair
from tests import factories

pytestmark = pytest.mark.django_db
# Every route with the address part of an entry, and whose it is.
ROUTES = {
    "provinces:province": "province",
    "articles:province_articles": "province",
    "articles:province_feed": "province",
    "provinces:unit": "unit",
    "provinces:agreement": "agreement",
    "provinces:pair": "pair",
    "provinces:country": "country",
    "provinces:line": "country",
    "articles:country_feed": "country",
    "articles:line_feed": "country",
    "articles:person": "person",
    "articles:tag": "tag",
    "articles:tag_feed": "tag",
}
QUESTIONS = ["", "?before=2024-05-12T13:35:01Z-1"]


def entry(world, name, language):
    """A row of the world, read anew: the world's own is there for every test."""
    if name == "person":
        return world.articles[language].credits.order_by("pk").first().person
    row = world.tags[language] if name == "tag" else getattr(world, name)
    return type(row).objects.get(pk=row.pk)


def rename(row, slug):
    """As the desk does it; tags keep former parts by a signal of their own."""
    row.slug = slug
    row.save()


def at(route, slug, language):
    with translation.override(language):
        return reverse(route, args=[slug])


@pytest.mark.walk
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("route", ROUTES)
def test_a_former_address_part_leads_to_the_one_of_today(client, world, route, language):
    row = entry(world, ROUTES[route], language)
    first = row.slug
    for question in QUESTIONS:
        assert client.get(at(route, first, language) + question).status_code == 200
    if isinstance(row, Tag):
        row.former_slugs.create(slug=first)
        Tag.objects.filter(pk=row.pk).update(slug="third")
        row.former_slugs.create(slug="second")
    else:
        for slug in ("second", "third"):
            rename(row, slug)
    for former in (first, "second"):
        for question in QUESTIONS:
            moved = client.get(at(route, former, language) + question)
            expected = at(route, "third", language) + question
            assert (moved.status_code, moved.get("Location")) == (301, expected)
    assert client.get(at(route, "never", language)).status_code == 404


@pytest.mark.parametrize("kind", ["province", "unit", "agreement", "pair", "country"])
def test_a_living_page_wins_over_a_former_address(client, world, kind):
    row = entry(world, kind, "en")
    route = next(route for route, name in ROUTES.items() if name == kind)
    first = row.slug
    rename(row, "elsewhere")
    make = {
        "province": factories.ProvinceFactory,
        "unit": factories.UnitFactory,
        "agreement": factories.AgreementFactory,
        "pair": factories.PairFactory,
        "country": factories.CountryFactory,
    }[kind]
    make(slug=first, **({"code": "KH"} if kind == "country" else {}))
    assert client.get(at(route, first, "en")).status_code == 200
    assert client.get(at(route, "elsewhere", "en")).status_code == 200


def test_two_entries_that_change_places_lead_to_no_loop(client, world):
    one, other = factories.ProvinceFactory(slug="one"), factories.ProvinceFactory(slug="other")
    rename(one, "between")
    rename(other, "one")
    rename(one, "other")
    for slug in ("one", "other"):
        assert client.get(at("provinces:province", slug, "en")).status_code == 200
    assert client.get(at("provinces:province", "between", "en"))["Location"] == "/provinces/other/"
    rename(one, "between")
    rename(one, "other")
    assert client.get(at("provinces:province", "between", "en"))["Location"] == "/provinces/other/"
    assert client.get(at("provinces:province", "other", "en")).status_code == 200


def test_a_deleted_entry_leaves_no_former_addresses(client):
    pair = factories.PairFactory(slug="before")
    rename(pair, "after")
    pair.delete()
    assert client.get("/twinning/before/").status_code == 404
    assert list(FormerAddress.objects.all()) == []


def test_the_new_name_of_somebody_in_drafts_alone_is_told_to_nobody(client):
    person = factories.CreditFactory(article=factories.ArticleFactory()).person
    first = person.slug
    rename(person, "quexavolt")
    answer = client.get(f"/people/{first}/")
    assert (answer.status_code, "quexavolt" in answer.content.decode()) == (404, False)


@pytest.mark.parametrize("model", [Province, BorderGuardUnit, Agreement, TwinningPair, Country, Person])
def test_an_address_is_kept_whichever_way_it_is_changed(world, model):
    row = model.objects.order_by("pk").first()
    first = row.slug
    model.objects.filter(pk=row.pk).update(slug="by-update")
    kept = FormerAddress.objects.values_list("kind", "former", "current")
    assert list(kept) == [(model._meta.label_lower, first, "by-update")]


def test_the_word_of_a_question_is_no_address(client, world):
    """Only addresses that had the part are followed, with the same way below it."""
    rename(entry(world, "province", "en"), "new-name")
    assert client.get("/provinces/new-name/nothing/").status_code == 404
    assert client.post("/provinces/new-name/").status_code == 405
