"""All checks together: their order, their keys, and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing, revisions
from articles.checks import findings, whole_text
from articles.models import GlossaryTerm
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    PublishedFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def ready(**fields):
    """An article the checks find nothing in."""
    article = ArticleFactory(**fields)
    CreditFactory(article=article)
    publishing.submit(article=article, by=None)
    publishing.approve(article=article, by=None)
    article.refresh_from_db()
    return article


def codes(article):
    return [(each.level, each.code, each.field, each.passage) for each in findings(article)]


def test_nothing_is_found_in_a_clean_text():
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    article = ready(
        title="Dien Bien",
        body="<p>On Sunday, 12 May 2024, 164 km.</p>",
        original_text="Chủ nhật, 12/5/2024: 164 km",
    )
    assert codes(article) == []


def test_all_that_is_missing_at_once_errors_first():
    article = ArticleFactory(teaser="", body="", source=None)
    ImageFactory(article=article, order=1, file="articles/x.jpg", width=1, height=1, alt_later=True)
    assert codes(article) == [
        ("error", "missing", "teaser", ""),
        ("error", "missing", "body", ""),
        ("error", "missing", "source", ""),
        ("error", "no_alt", "images", "1"),
        ("warning", "no_credit", "images", "1"),
        ("warning", "no_translator", "credits", ""),
        ("warning", "not_reviewed", "review", ""),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"body": "<p>Monday, 12 May 2024</p>"},
            [("warning", "date_weekday", "body", "Monday, 12 May 2024")],
        ),
        ({"teaser": "On 31 February 2024."}, [("warning", "date_impossible", "teaser", "31 February 2024")]),
        ({"body": "<p>Vietnam</p>"}, [("warning", "glossary", "body", "Vietnam")]),
        ({"body": "<p>Viet Nam</p>"}, []),
        ({"body": "<p>Điên Biên</p>"}, [("warning", "name_misspelt", "body", "Điên Biên")]),
        (
            {"body": "<p>224 pairs</p>", "original_text": "225 cặp"},
            [
                ("warning", "number_not_in_text", "body", "225"),
                ("warning", "number_not_in_original", "body", "224"),
            ],
        ),
        ({"body": "<p>224 pairs</p>", "original_text": "225 cặp", "kind": "summary"}, []),
        ({"body": '<p><a href="/nowhere/">x</a></p>'}, [("error", "dead_link", "body", "/nowhere/")]),
        (
            {"body": '<p><a href="/provinces/atlantis/">x</a></p>'},
            [("error", "dead_link", "body", "/provinces/atlantis/")],
        ),
        ({"body": '<p><a href="/provinces/dien-bien/#x">x</a> <a href="/vi/provinces/">y</a></p>'}, []),
        (
            {"body": '<p><a href="/articles/2024/05/12/hidden/">x</a></p>'},
            [("error", "dead_link", "body", "/articles/2024/05/12/hidden/")],
        ),
        ({"body": '<p><a href="/articles/2024/05/12/public/">x</a></p>'}, []),
        ({"body": '<p><a href="https://example.org/nowhere/">x</a></p>'}, []),
    ],
)
def test_each_check_speaks(fields, expected):
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    GlossaryTerm.objects.create(term="Viet Nam", avoid="Vietnam\nVIETNAM")
    ArticleFactory(title="Hidden", slug="hidden")
    PublishedFactory(title="Public", slug="public")
    assert codes(ready(title="T", **fields)) == expected


def test_same_title_is_pointed_out_whatever_its_accents():
    other = ArticleFactory(title="Điện Biên", slug="another")
    assert codes(ready(title="DIEN BIEN")) == [("warning", "duplicate_title", "title", str(other.pk))]


def test_approval_is_lifted_by_a_change():
    article = ready()
    type(article).objects.filter(pk=article.pk).update(title="Another")
    revisions.record(article=article, by=None)
    article.refresh_from_db()
    assert codes(article) == [("warning", "not_reviewed", "review", "")]


def test_finding_keeps_its_key_when_something_else_changes():
    keys = {
        findings(ready(title=title, slug=title, body=f"<p>Monday, 12 May 2024. {title}</p>"))[0].key
        for title in ("One", "Two")
    }
    assert len(keys) == 1


def test_long_text_costs_as_many_queries_as_a_short_one():
    for number in range(30):
        ProvinceFactory(name=f"Province {number}")
        PersonFactory(name=f"Person {number}")
    short = ready(body="<p>Province 1</p>", source=SourceFactory())
    links = "".join(f'<a href="/provinces/province-{number}/">x</a>' for number in range(30))
    long = ready(body="<p>Province 1 on 12 May 2024, 164 km.</p>" * 200 + f"<p>{links}</p>")
    findings(short)  # reads the registry, which is then kept
    counts = []
    for article in (short, long):
        with CaptureQueriesContext(connection) as captured:
            findings(article)
        counts.append(len(captured))
    assert counts == [9, 10]  # one more, for the provinces the links lead to


def test_finding_says_where_it_stands_in_title_teaser_and_text():
    """Counted among the times that its words stand there: a number inside another one is passed over."""
    article = ArticleFactory(
        title="Dien Bien 132 km", teaser="32 km on 31 February 2024", language="vi", kind="full",
        body="<p>Then 132 km, Dien Bien, 33 km.</p>", original_text="132 km, 31 February 2024",
    )  # fmt: skip
    ProvinceFactory(name="Dien Bien", local_name="Điện Biên")
    text = whole_text(article)
    marked = {
        (each.code, each.field, each.passage): (each.remedy, each.places_in(text))
        for each in findings(article)
        if each.starts
    }
    assert marked == {
        ("date_impossible", "teaser", "31 February 2024"): ("", [0]),
        ("name_misspelt", "title", "Dien Bien"): ("Điện Biên", [0]),
        ("name_misspelt", "body", "Dien Bien"): ("Điện Biên", [1]),
        ("number_not_in_original", "body", "32"): ("", [1]),
        ("number_not_in_original", "body", "33"): ("", [0]),
    }
