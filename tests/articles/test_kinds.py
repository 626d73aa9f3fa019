"""What a text is called, by its kind: in the passport, in the cite box, in feeds and in structured data."""

import json
import re

import pytest
from django.utils import translation

from articles.choices import TRANSLATIONS, Kind
from articles.kinds import WORDS, line_of, makers, text_in_hand
from articles.reading.citation_export import as_bibtex, as_csl, as_ris, as_text, original, ours
from tests.factories import CreditFactory, PersonFactory, PublishedFactory, SourceFactory

ADDRESS = "https://en.example/581512"
SENTENCE = (
    f"English text (Army Online), translated by Lan at {ADDRESS}, which names Baobienphong as its source"
)


def made(kind: str, **fields):
    article = PublishedFactory(
        kind=kind, title="Our title", slug="ours", source=SourceFactory(name="Baobienphong"), **fields
    )
    for name, role in (("Lan", "translator"), ("Minh", "author"), ("Ed", "editor")):
        CreditFactory(article=article, person=PersonFactory(name=name), role=role)
    return type(article).objects.for_page().get(pk=article.pk)


def in_hand(kind: str = Kind.SUMMARY):
    outlet = SourceFactory(name="Army Online")
    return made(kind, title_supplied=True, via_source=outlet, via_url=ADDRESS, via_language="en")


def data_of(client, article) -> dict:
    page = client.get(article.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(found[1])


def test_every_kind_has_its_words():
    assert (set(WORDS), TRANSLATIONS) == (set(Kind), {Kind.FULL, Kind.ABRIDGED})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "line", "this", "relation", "people"),
    [
        ("full", "Full translation from Baobienphong", "This translation", "translationOfWork", True),
        ("abridged", "Abridged translation from Baobienphong", "This translation", "translationOfWork", True),
        ("summary", "Summary of a text by Baobienphong", "This summary", "isBasedOn", False),
        ("reprint", "Reprint from Baobienphong", "This reprint", "isBasedOn", False),
    ],
)
def test_words_of_a_kind_everywhere(client, kind, line, this, relation, people):
    article = made(kind, original_title="Theirs", original_language="vi")
    response = client.get(article.get_absolute_url())
    page, data = response.content.decode(), data_of(client, article)
    feed = client.get("/feeds/articles.atom").content.decode()
    label = line.split(" of ")[0].split(" from ")[0]
    assert (line in page, f"<dd>{label}</dd>" in page, f'<category term="{label}"/>' in feed) == (True,) * 3
    assert [name for name, _text, _query in response.context["works"]] == [this, "The original"]
    assert ("translator" in data, "translator" in data[relation], data["genre"]) == (
        people,
        not people,
        label,
    )
    assert (
        {"translationOfWork", "isBasedOn"} & set(data),
        "translated by Lan" in as_text(ours(article, "")),
    ) == (
        {relation},
        people,
    )
    assert ("Lan" in makers(article), "translator of the text in hand" in page.lower()) == (
        people,
        not people,
    )


@pytest.mark.django_db
def test_original_is_cited_without_title_and_address_that_are_not_its_own():
    work = original(in_hand())
    assert (work.title, work.url, work.outlet, work.translators) == ("", "", "Baobienphong", ())
    assert as_text(work) == f"Minh, Baobienphong. {SENTENCE}."
    assert f"N1  - {SENTENCE}" in as_ris(work)
    assert not [line for line in as_ris(work).splitlines() if line.startswith(("TI ", "UR "))]
    [item] = json.loads(as_csl(work))
    assert (item["note"], "title" in item, "URL" in item) == (SENTENCE, False, False)
    assert ("  title" in as_bibtex(work), "  note = {English text" in as_bibtex(work)) == (False, True)


@pytest.mark.django_db
def test_structured_data_leads_from_our_text_by_the_one_in_hand_to_the_original(client):
    data = data_of(client, in_hand())
    assert data["isBasedOn"] == {
        "@type": "NewsArticle",
        "inLanguage": "en",
        "url": ADDRESS,
        "publisher": {"@type": "Organization", "name": "Army Online"},
        "translator": [{"@type": "Person", "name": "Lan"}],
        "isBasedOn": {
            "@type": "NewsArticle",
            "publisher": {"@type": "Organization", "name": "Baobienphong"},
        },
    }


@pytest.mark.django_db
def test_page_does_not_call_the_text_in_hand_the_original(client):
    article = in_hand()
    page = client.get(article.get_absolute_url()).content.decode()
    assert ("Read the original" in page, "Text in hand" in page, f'href="{ADDRESS}"' in page) == (
        False,
        True,
        True,
    )


@pytest.mark.django_db
def test_text_in_hand_in_vietnamese():
    article = in_hand()
    with translation.override("vi"):
        assert (line_of(article), text_in_hand(article)) == (
            "Tóm tắt bài của Baobienphong",
            f"Bản tiếng Anh (Army Online), bản dịch của Lan tại {ADDRESS}, trong đó ghi nguồn là Baobienphong",
        )
