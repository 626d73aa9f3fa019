"""Documents become drafts: all of them, or none."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Person
from tests.articles.importing.test_house_form import ARTICLE, LISTING
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(tmp_path):
    def write(text, name="page.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_article_page_becomes_a_draft(page, capsys):
    source = SourceFactory(name="Our Paper")
    ArticleFactory(slug="a-walk-along-the-line")
    call_command("import_article", page(ARTICLE))
    article = Article.objects.get(title="A walk along the line")
    assert (article.status, article.slug, article.source, article.kind) == (
        "draft",
        "a-walk-along-the-line-2",
        source,
        "full",
    )
    assert article.body == (
        "<p>The patrol leaves at dawn, and nobody speaks.</p>\n<p>It comes back at night.</p>"
    )
    assert (article.original_date, article.title_supplied) == ("2024-05-12T20:35+07:00", False)
    assert [image.caption for image in article.images.all()] == ["At the marker stone"]
    assert [(credit.person.name, credit.role) for credit in article.credits.all()] == [
        ("Nguyen An", "translator")
    ]
    assert capsys.readouterr().out.splitlines() == [
        "An article page.",
        "1. A walk along the line",
        "   Date: 2024-05-12 20:35 (GMT+7)",
        "   Teaser: What a patrol sees in a day.",
        "   Paragraphs: 2",
        "   Caption after paragraph 1: At the marker stone",
        "   Source: Our paper",
        "   Translator: Nguyen An",
        "   Missing: 1 captions were found without their pictures; add the pictures if you have them.",
        "Drafts: 1.",
    ]


def test_dry_run_says_the_same_and_writes_nothing(page, capsys):
    call_command("import_article", page(LISTING), dry_run=True)
    first, *said = capsys.readouterr().out.splitlines()
    assert (first, Article.objects.count(), Person.objects.count()) == ("Dry run: nothing was written.", 0, 0)
    call_command("import_article", page(LISTING))
    assert capsys.readouterr().out.splitlines() == said


def test_listing_becomes_a_draft_an_item(page):
    call_command("import_article", page(LISTING), source=SourceFactory(slug="journal").slug)
    drafts = Article.objects.order_by("pk")
    assert [(draft.title, draft.original_date, draft.body) for draft in drafts] == [
        ("The “first” title", "2024-05-12T20:35+07:00", ""),
        ("Second title", "2024-05-07T08:05+07:00", ""),
        ("Title printed once", "", ""),
    ]
    assert {draft.retrieved_at.isoformat() for draft in drafts} == {"2025-04-24T11:24:00+00:00"}
    assert {draft.source.slug for draft in drafts} == {"journal"}


def test_title_is_supplied_where_the_document_has_none(page):
    call_command(
        "import_article", page("In recent years the patrols have gone out every day, whatever the weather.")
    )
    article = Article.objects.get()
    assert (article.title, article.title_supplied) == (
        "In recent years the patrols have gone out every…",
        True,
    )


def test_same_document_twice_is_refused(page):
    call_command("import_article", page(LISTING))
    with pytest.raises(CommandError) as error:
        call_command(
            "import_article", page("\n" + LISTING.replace("Title printed once", "A new title"), "other.txt")
        )
    first = Article.objects.get(title="The “first” title")
    assert str(error.value) == (
        f"This document was brought in before, as “The “first” title” (number {first.pk}); nothing was written."
    )
    assert Article.objects.count() == 3


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (
            {"source": "unknown"},
            "There is no source with the address part “unknown”; create it in the admin first.",
        ),
    ],
)
def test_unknown_source_is_refused(page, options, problem):
    with pytest.raises(CommandError) as error:
        call_command("import_article", page(ARTICLE), **options)
    assert (str(error.value), Article.objects.count()) == (problem, 0)


def test_missing_file_is_said_in_words(tmp_path):
    path = tmp_path / "nothing.txt"
    with pytest.raises(CommandError) as error:
        call_command("import_article", str(path))
    assert (
        str(error.value)
        == f"{path} cannot be read (No such file or directory); check the name and try again."
    )


def test_markup_in_a_document_is_text(page):
    call_command("import_article", page("Title\n<script>alert(1)</script> said he & left."))
    assert Article.objects.get().body == "<p>&lt;script&gt;alert(1)&lt;/script&gt; said he &amp; left.</p>"


def test_both_real_documents(documents):
    for path in sorted(documents.glob("0*.txt")):
        call_command("import_article", str(path))
    assert Article.objects.count() == 12
    assert sorted(Article.objects.filter(title_supplied=True).values_list("title", flat=True)) == [
        "In recent years, under the leadership and direction of…"
    ]
    assert Article.objects.exclude(original_date="").count() == 10
