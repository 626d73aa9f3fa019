"""One article's page, its permanent address, its former addresses, its end."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.choices import Status
from articles.models import Article
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    ChangeNoteFactory,
    CitationFactory,
    CountryFactory,
    CreditFactory,
    FigureFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    UnitFactory,
    WithdrawnFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/articles/2024/05/12/the-gates/"


def test_article_shows_text_and_passport(client):
    article = PublishedFactory(
        title="The gates",
        teaser="Three gates.",
        body="<p>Over <strong>164 km</strong>.</p><script>alert(1)</script>",
        source__name="Bien phong",
        kind="summary",
        original_title="Các cửa khẩu",
        original_language="vi",
        original_date="2024-05",
        retrieved_at=PUBLISHED_AT,
        title_supplied=True,
    )
    CreditFactory(article=article, person=PersonFactory(name="Tran Hoai"))
    assert client.get(ADDRESS).headers["Location"] == "/articles/2024/05/00/the-gates/"
    page = client.get(article.get_absolute_url()).content.decode()
    for part in [
        '<h1 class="article__title">The gates</h1>',
        "<p>Over <strong>164 km</strong>.</p>",
        '<time datetime="2024-05-12T20:35:00+07:00">12 May 2024, 20:35 (GMT+7)</time>',
        '<span lang="vi">Các cửa khẩu</span>',
        '<time datetime="2024-05">May 2024</time>',
        "title supplied by our editors",
        "Tran Hoai",
        "Bien phong",
        "Summary of a text by Bien phong",
    ]:
        assert part in page
    assert "<script>" not in page


def test_translator_is_named_above_the_text(client):
    article = PublishedFactory(title="The gates", kind="full")
    person = CreditFactory(article=article, person=PersonFactory(name="Tran Hoai"), role="translator").person
    head, _, _rest = client.get(article.get_absolute_url()).content.decode().partition("</header>\n    <div")
    assert f'<span>Translator: <a href="{person.get_absolute_url()}">Tran Hoai</a></span>' in head


def test_article_says_what_is_not_known_of_the_original(client):
    PublishedFactory(title="The gates")
    page = client.get(ADDRESS).content.decode()
    assert (page.count("date not given"), page.count("not given</dd>")) == (1, 3)


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_article_shows_no_text(client, state):
    article = PublishedFactory(title="The gates", body="<p>Secret words.</p>", **hidden(state))
    response = client.get(article.get_absolute_url())
    by_number = client.get(f"/a/{article.pk}/")
    wanted = 410 if state == "withdrawn" else 404
    assert [response.status_code, by_number.status_code] == [wanted, wanted]
    assert (b"Secret" in response.content, b"The gates" in response.content) == (False, state == "withdrawn")


@pytest.mark.parametrize("state", sorted(HIDDEN.keys() - {"withdrawn"}))
def test_hidden_article_answers_like_an_unknown_one(client, state):
    article = PublishedFactory(title="The gates", **hidden(state))
    said = client.get(article.get_absolute_url()).content
    article.delete()
    assert client.get(article.get_absolute_url()).content == said


def test_withdrawn_article_says_when_and_why(client):
    WithdrawnFactory(title="The gates")
    response = client.get(ADDRESS)
    page = response.content.decode()
    assert response.status_code == 410
    for part in ["The gates", "13 May 2024, 20:35 (GMT+7)", "The interview was invented."]:
        assert part in page


def test_article_withdrawn_before_its_time_stays_hidden(client):
    later = timezone.now() + dt.timedelta(days=3)
    article = WithdrawnFactory(title="The gates", publish_at=later, withdrawn_at=timezone.now())
    assert client.get(article.get_absolute_url()).status_code == 404
    assert client.get(f"/a/{article.pk}/").status_code == 404


def test_wrong_date_leads_to_the_right_one(client):
    PublishedFactory(title="The gates")
    response = client.get("/articles/2023/01/31/the-gates/")
    assert (response.status_code, response["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize(("status", "answer"), [("published", 301), ("withdrawn", 301), ("draft", 404)])
def test_former_slug_leads_to_the_article_while_it_may_be_seen(client, status, answer):
    made = WithdrawnFactory if status == Status.WITHDRAWN else PublishedFactory
    article = made(title="Old words", slug="old-words", status=status)
    Article.objects.filter(pk=article.pk).update(slug="the-gates")
    response = client.get("/articles/2024/05/12/old-words/")
    assert (response.status_code, response.get("Location")) == (answer, ADDRESS if answer == 301 else None)


def test_permanent_address_leads_to_the_article_in_its_language(client):
    article = PublishedFactory(title="Cua khau", language="vi")
    response = client.get(f"/a/{article.pk}/")
    assert (response.status_code, response["Location"]) == (301, "/vi/articles/2024/05/12/cua-khau/")
    assert client.get("/a/999999999999999999/").status_code == 404


def test_article_without_a_twin_is_named_in_words_at_its_address_in_the_other_language(client):
    PublishedFactory(title="The gates", body="<p>Only in English.</p>")
    response = client.get(f"/vi{ADDRESS}")
    said = response.content.decode()
    assert f'<a href="{ADDRESS}" hreflang="en" lang="en">The gates</a>' in said
    assert ("Only in English." in said, 'name="robots" content="noindex"' in said) == (False, True)
    assert client.get(f"/vi{ADDRESS}".replace("/12/", "/11/")).status_code == 404


def test_other_language_of_the_work_is_a_link_once_public(client):
    PublishedFactory(title="The gates", translation_key="gates")
    other = ArticleFactory(title="Cửa khẩu", language="vi", translation_key="gates", publish_at=PUBLISHED_AT)
    assert "Cửa khẩu" not in client.get(ADDRESS).content.decode()
    Article.objects.filter(pk=other.pk).update(status=Status.PUBLISHED)
    page = client.get(ADDRESS).content.decode()
    assert '<a href="/vi/articles/2024/05/12/cua-khau/" hreflang="vi" lang="vi">Cửa khẩu</a>' in page
    assert page.count('rel="alternate" hreflang="vi"') == 1


def test_neighbours_are_the_public_articles_before_and_after(client):
    for hours, title in [(-2, "Before"), (-2, "Before too"), (0, "The gates"), (3, "After")]:
        PublishedFactory(title=title, publish_at=PUBLISHED_AT + dt.timedelta(hours=hours))
    ArticleFactory(title="Draft", publish_at=PUBLISHED_AT + dt.timedelta(hours=1))
    context = client.get(ADDRESS).context
    assert [str(context["beside"].older), str(context["beside"].newer)] == ["Before too", "After"]


def test_related_articles_share_a_province_or_a_tag(client):
    article = PublishedFactory(title="The gates")
    province = ProvinceFactory()
    article.provinces.add(province)
    article.tags.add("salt")
    PublishedFactory(title="Same tag").tags.add("salt")
    PublishedFactory(title="Same province").provinces.add(province)
    PublishedFactory(title="Stranger").tags.add("pepper")
    ArticleFactory(title="Draft").tags.add("salt")
    context = client.get(ADDRESS).context
    assert [other.title for other in context["related"]] == ["Same province", "Same tag"]


def test_change_notes_stand_above_the_text_when_their_time_has_come(client):
    article = PublishedFactory(title="The gates", body="<p>The body.</p>")
    ChangeNoteFactory(article=article, text="It was 160 km.")
    page = client.get(ADDRESS).content.decode()
    assert 0 < page.index("It was 160 km.") < page.index("The body.")


def test_future_change_note_is_not_shown_yet(client):
    article = PublishedFactory(title="The gates")
    ChangeNoteFactory(article=article, text="Not yet.", at=timezone.now() + dt.timedelta(hours=1))
    assert "Not yet." not in client.get(ADDRESS).content.decode()


def test_article_links_its_places_units_and_tags(client):
    article = PublishedFactory(title="The gates")
    article.provinces.add(ProvinceFactory(name="Tay Ninh", local_name="Tây Ninh"))
    article.units.add(UnitFactory(name="Squadron 38"))
    article.tags.add("salt")
    page = client.get(ADDRESS).content.decode()
    for link in [
        '<a href="/provinces/tay-ninh/"><span lang="vi">Tây Ninh</span></a>',
        '<a href="/units/squadron-38/">Squadron 38</a>',
        '<a href="/tags/salt/">salt</a>',
    ]:
        assert link in page


def test_caption_without_a_picture_is_said_to_be_one(client):
    ImageFactory(article=PublishedFactory(title="The gates"), caption="Two officers")
    page = client.get(ADDRESS).content.decode()
    assert ("(caption of a picture that we do not have)" in page, "Two officers" in page, "<img" in page) == (
        True,
        True,
        False,
    )


def test_article_names_the_facts_it_evidences(client):
    article = PublishedFactory(title="The gates", body="<p>The border is 164 km long.</p>")
    province = ProvinceFactory(name="Tay Ninh")
    quote = {"article": article, "reference": None, "passage": "164 km long"}
    figure = CitationFactory(figure=FigureFactory(province=province), **quote)
    again = CitationFactory(figure=FigureFactory(province=province), **quote)
    people = [
        CitationFactory(figure=None, person=PersonFactory(name=name), statement="rank", **quote)
        for name in ("Chien", "Lan")
    ]
    response = client.get(ADDRESS)
    [passage] = response.context["passages"]
    assert [(one.subjects, one.statement, one.citations) for one in passage.facts] == [
        ([("Tay Ninh", "/provinces/tay-ninh/")], "land border: 164\xa0km", [figure.pk, again.pk]),
        ([("Chien", ""), ("Lan", "")], "rank", [one.pk for one in people]),
    ]
    page = response.content.decode()
    assert f'id="fact-{again.pk}"' in page
    assert 'The border is 164 km long.<sup class="text-mark"><a id="mark-1" href="#passage-1"' in page
    assert ('id="passage-1"' in page, 'href="#mark-1"' in page) == (True, True)


def test_passages_are_numbered_as_they_follow_each_other_and_those_outside_the_text_last(client):
    body = "<p>First <em>one</em>, then two.</p>"
    article = PublishedFactory(title="The gates", teaser="In the teaser.", body=body)
    for words in ("In the teaser", "then two", "First one", "then  two"):
        unit = UnitFactory()
        CitationFactory(figure=None, unit=unit, statement="x", article=article, reference=None, passage=words)
    response = client.get(ADDRESS)
    passages = response.context["passages"]
    assert [(one.number, one.words, len(one.facts[0].subjects)) for one in passages] == [
        (1, "First one", 1),
        (2, "then two", 2),
        (3, "In the teaser", 1),
    ]
    assert response.content.decode().count('class="text-mark"') == 2


def test_facts_are_named_in_the_language_they_are_written_in(client):
    article = PublishedFactory(title="Cửa khẩu", slug="the-gates", language="vi", body="<p>Dài 164 km.</p>")
    quote = {"article": article, "reference": None, "passage": "164 km", "figure": None, "statement": "x"}
    CitationFactory(province=ProvinceFactory(name="Tay Ninh", local_name="Tây Ninh"), **quote)
    CitationFactory(province=ProvinceFactory(name="Svay", local_name=""), **quote)
    CitationFactory(country=CountryFactory(code="LA"), **quote)
    CitationFactory(unit=UnitFactory(name="Long Khot Post"), **quote)
    CitationFactory(**{**quote, "figure": FigureFactory(province=None, nation=True), "statement": ""})
    [passage] = client.get(f"/vi{ADDRESS}").context["passages"]
    names = [name for fact in passage.facts for name, _address in fact.subjects]
    assert names == [
        "Tây Ninh",
        "Svay",
        "Lào",
        '<span lang="en">Long Khot Post</span>',
        "Việt Nam",
    ]
