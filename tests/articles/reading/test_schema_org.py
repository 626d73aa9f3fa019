"""What machines are told: true, in schema.org's words, and the same as the page says."""

import json
import re

import pytest
from django.core.management import call_command
from django.utils.html import escape
from PIL import Image

from articles.models import Article
from articles.pictures.renditions import RATIOS, key_of
from articles.pictures.responsive import printed
from articles.templatetags.metadata import CARD
from tests.factories import (
    AgreementFactory,
    ChangeNoteFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
)

pytestmark = pytest.mark.django_db

# Properties of schema.org (version 30) that these types have, themselves or by what they inherit from.
THING = {
    "@type",
    "@id",
    "@context",
    "name",
    "url",
    "alternateName",
    "description",
    "image",
    "mainEntityOfPage",
}
WORK = THING | {
    "headline",
    "inLanguage",
    "datePublished",
    "dateModified",
    "publisher",
    "genre",
    "translator",
    "editor",
    "author",
    "translationOfWork",
    "isBasedOn",
    "keywords",
    "contentLocation",
    "correction",
    "isAccessibleForFree",
}
VOCABULARY = {
    "NewsArticle": WORK,
    "CorrectionComment": WORK | {"text", "dateCreated"},
    "Person": THING,
    "Organization": THING,
    "NewsMediaOrganization": THING,
    "AdministrativeArea": THING | {"containedInPlace"},
    "Country": THING,
    "Legislation": WORK | {"legislationDate", "legislationType"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}


def told(client, address):
    html = client.get(address).content.decode()
    return [
        json.loads(each)
        for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    ]


def wrong(data):
    """Properties that their type does not have, anywhere inside."""
    if isinstance(data, list):
        return [each for item in data for each in wrong(item)]
    if not isinstance(data, dict):
        return []
    found = [(data["@type"], name) for name in data if name not in VOCABULARY[data["@type"]]]
    return found + [each for value in data.values() for each in wrong(value)]


def test_translation_says_what_it_translates_and_by_whom(client):
    article = PublishedFactory(
        title="Ours",
        original_title="Của họ",
        original_language="vi",
        original_url="https://e.example/a",
        teaser="T",
    )
    CreditFactory(article=article, person=PersonFactory(name="Lan"), role="translator")
    article.provinces.add(ProvinceFactory(name="Dien Bien"))
    ChangeNoteFactory(article=article, text="It was 32 km.")
    data = told(client, article.get_absolute_url())[0]
    assert {name: data[name] for name in ("@type", "headline", "inLanguage", "translator")} == {
        "@type": "NewsArticle",
        "headline": "Ours",
        "inLanguage": "en",
        "translator": [{"@type": "Person", "name": "Lan"}],
    }
    assert data["translationOfWork"] == {
        "@type": "NewsArticle",
        "headline": "Của họ",
        "inLanguage": "vi",
        "url": "https://e.example/a",
        "publisher": {"@type": "Organization", "name": str(article.source)},
    }
    assert [note["text"] for note in data["correction"]] == ["It was 32 km."]
    assert data["dateModified"] == data["correction"][0]["dateCreated"]
    assert data["contentLocation"][0]["name"] == "Dien Bien"


def test_text_cannot_end_its_element(client):
    article = PublishedFactory(title="</script><script>alert(1)</script> & <!--")
    assert told(client, article.get_absolute_url())[0]["headline"] == article.title
    assert b"<script>alert" not in client.get(article.get_absolute_url()).content


def test_every_page_of_the_real_content_keeps_to_the_vocabulary(client):
    call_command("loaddata", "borderpost", verbosity=0)
    pages = [article.get_absolute_url() for article in Article.objects.public()]
    pages += ["/provinces/dien-bien/", "/articles/2024/05/", AgreementFactory(name="A").get_absolute_url()]
    for page in pages:
        data = told(client, page)
        assert (page, wrong(data), data[-1]["@type"]) == (page, [], "BreadcrumbList")


def test_province_and_agreement(client):
    province = ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    data = told(client, province.get_absolute_url())[0]
    assert (data["@type"], data["alternateName"]) == ("AdministrativeArea", ["Điện Biên"])
    agreement = AgreementFactory(name="A protocol", signed_on="2009-11-18")
    data = told(client, agreement.get_absolute_url())[0]
    assert (data["@type"], data["legislationDate"]) == ("Legislation", "2009-11-18")


def test_card_of_a_link(client):
    article = PublishedFactory(title='A "quoted" title', teaser="T")
    html = client.get(article.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="A &quot;quoted&quot; title">' in html
    assert f'<meta property="og:image" content="http://testserver/a/{article.pk}/card.png?' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_card_of_any_other_page_is_the_house_s(client, db, root):
    html = client.get("/provinces/").content.decode()
    assert '<meta property="og:image" content="http://testserver/static/img/card.png">' in html
    with Image.open(root / "static" / "img" / "card.png") as card:
        assert (card.size, card.format) == (CARD, "PNG")


@pytest.mark.parametrize(
    ("teaser", "body", "summary"),
    [
        ("Three gates.", "<p>Long.</p>", "Three gates."),
        ("", "<p>One &amp; two.</p><p>Three.</p>", "One & two. Three."),
        ("", f"<p>{'word ' * 100}</p>", "word " * 39 + "word…"),
        ("", "", ""),
    ],
)
def test_summary_is_the_teaser_or_how_the_text_begins(client, teaser, body, summary):
    article = PublishedFactory(title="The gates", teaser=teaser, body=body)
    assert article.summary == summary
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'<meta name="description" content="{escape(summary or "The gates")}">' in html


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_front_page_alone_is_the_web_site(client, prefix):
    data = told(client, f"{prefix}/")[0]
    assert (data["@type"], data["name"], data["url"], data["inLanguage"]) == (
        "WebSite",
        "Borderpost",
        f"http://testserver{prefix}/",
        prefix.removeprefix("/") or "en",
    )
    assert data["potentialAction"]["target"]["urlTemplate"] == (
        f"http://testserver{prefix}/search/?q={{search_term_string}}"
    )
    assert client.get(f"{prefix}/tags/").content.count(b"ld+json") == 0


def test_last_step_of_the_breadcrumb_is_the_name_of_the_page(client):
    article = PublishedFactory(title="The gates")
    assert told(client, article.get_absolute_url())[-1]["itemListElement"][-1]["name"] == "The gates"


def test_size_of_a_card_is_the_size_of_its_picture():
    image = ImageFactory.build(pk=1, file="articles/x.jpg", width=2_000, height=1_500)
    assert printed(image).src_size == (2_000, 1_500)
    image.made = {"key": key_of(image), "wide": {"jpeg": [480, 960, 1920]}}
    shown = printed(image, "wide")
    assert (shown.width, shown.src_size) == (1920, (960, round(960 * RATIOS["wide"][1] / RATIOS["wide"][0])))
