"""What our fixtures say of their originals: no date contradicts the passport, and tables spell each outlet one way.

That no page spells one otherwise is seen where every page is read: tests/test_real_content.py.
"""

import csv
import json
import re
from collections import defaultdict

import pytest
import time_machine

from articles.models import Article, Source
from articles.reading.citation_export import as_text, original
from provinces.datatypes.names import fold

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
PUBLISHED = re.compile(r'(?:Published|Đăng)[^<]*<time datetime="([^"]+)"')
EDITION = "2026-11-26"


def test_no_article_was_published_before_its_original_or_its_retrieval(borderpost):
    early = [
        article.slug
        for article in Article.objects.all()
        if article.original_date[:10] > f"{article.publish_at:%Y-%m-%d}"
        or (article.retrieved_at and article.retrieved_at > article.publish_at)
    ]
    assert (early, Article.objects.count() > 20) == ([], True)


def test_pages_tell_the_dates_of_the_passport_and_no_other(client, borderpost):
    for article in Article.objects.select_related("source"):
        page = client.get(article.get_absolute_url()).content.decode()
        data = json.loads(SCRIPT.search(page)[1])
        made_from = data["isBasedOn"]
        assert {moment[:10] for moment in PUBLISHED.findall(page)} <= {EDITION}
        assert (data["datePublished"][:10], made_from.get("datePublished", "")) == (
            EDITION,
            article.original_date,
        )
        assert ("translationOfWork" in data, "translator" in data) == (False, False)
        assert article.dated == (article.original_date[:16] or f"{EDITION}T12:00:00")


def test_lists_tell_the_dates_of_the_passport(client, borderpost):
    dates = {article.get_absolute_url(): article.dated[:10] for article in Article.objects.all()}
    card = re.compile(r'<a href="([^"]+)">[^<]*</a></h2>.*?<time datetime="([^"]+)"', re.DOTALL)
    found = {}
    for prefix in ("", "/vi"):
        found |= dict(card.findall(client.get(f"{prefix}/articles/").content.decode()))
    assert found == dates


def test_border_diplomacy_is_cited_by_what_its_document_gives(borderpost):
    article = Article.objects.for_page().get(slug="making-border-diplomacy-more-effective")
    assert as_text(original(article)) == (
        "Baobienphong. English text (People's Army Newspaper Online), translated by Tran Hoai at "
        "https://en.qdnd.vn/military/intl-relations-and-cooperation/"
        "enhancing-effectiveness-of-border-diplomacy-581512, "
        "which names Baobienphong as its source."
    )


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


def test_each_outlet_has_one_spelling_in_the_tables(borderpost, root):
    with (root / "fixtures" / "tables" / "references.csv").open(encoding="utf-8", newline="") as file:
        names = {row["publisher"] for row in csv.DictReader(file)} | {
            str(each) for each in Source.objects.all()
        }
    spellings = defaultdict(set)
    for name in names - {""}:
        spellings[_squeezed(name)].add(name)
    other = {alias for source in Source.objects.all() for alias in source.aliases.splitlines()}
    assert [sorted(each) for each in spellings.values() if len(each) > 1] == []
    assert names & other == set()


def test_first_province_is_the_one_the_article_is_about(client, borderpost):
    article = Article.objects.for_page().get(slug="tay-ninh-border-guard-border-security")
    assert article.provinces.all()[0].slug == "tay-ninh-until-2025"


@pytest.mark.parametrize("name", ["corrections", "articles"])
def test_feed_is_the_same_at_each_request(client, borderpost, name):
    answers = []
    for day in ("2026-12-01", "2026-12-03"):
        with time_machine.travel(f"{day}T08:00:00+07:00", tick=False):
            answers.append(client.get(f"/feeds/{name}.atom").content)
    assert answers[0] == answers[1]
