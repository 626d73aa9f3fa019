"""Rules about the newspaper's rows: kept by the database, and said in words by forms."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from articles.models import Article, ArticleImage, ChangeNote, Citation, FormerSlug, Tag
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    CreditFactory,
    FigureFactory,
    ImageFactory,
    ProvinceFactory,
    PublishedFactory,
    ReferenceFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def refuses(row, message):
    """The form names the rule, and the database refuses the row when no form was asked."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert message in error.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])


def test_slug_once_per_language():
    ArticleFactory(slug="same")
    refuses(
        Article(title="T", slug="same"),
        "Another article in this language has this address part; change one of them.",
    )
    ArticleFactory(slug="same", language="vi")


def test_one_text_per_work_and_language():
    article = ArticleFactory()
    refuses(
        Article(title="T", slug="t", translation_key=article.translation_key),
        "This work has a text in this language already.",
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"status": "published"}, "A published article needs its publication time."),
        ({"status": "withdrawn"}, "A withdrawn article needs the time and the reason of its withdrawal."),
        ({"status": "deleted"}, "The status or the language is none of ours."),
        ({"title": "…", "slug": ""}, "An article needs a title, and an address part made from it."),
    ],
)
def test_status_and_its_companions(fields, message):
    refuses(Article(**{"title": "T", "slug": "t", **fields}), message)


def test_image_rules():
    article = PublishedFactory()
    ImageFactory(article=article, order=1, is_lead=True)
    refuses(ArticleImage(article=article, order=2, caption="c", is_lead=True),
            "An article has one leading picture; another one leads already.")  # fmt: skip
    refuses(ArticleImage(article=article, order=1, caption="c"),
            "Two pictures of this article have the same place in the order.")  # fmt: skip
    refuses(ArticleImage(article=article, order=3), "Add the picture, or at least its caption.")
    refuses(ArticleImage(article=article, order=3, file="x.jpg"),
            "Describe the picture for those who cannot see it, or mark it as decorative.")  # fmt: skip


def test_change_note_says_something():
    refuses(ChangeNote(article=PublishedFactory(), text=" "), "This field cannot be blank.")


def test_citation_has_one_subject_and_one_evidence():
    figure, reference, article = FigureFactory(), ReferenceFactory(), PublishedFactory()
    one_subject = "A citation is about exactly one thing: fill in one subject."
    one_evidence = "A citation rests on an article or on an outside reference: choose exactly one."
    refuses(Citation(statement="s", reference=reference), one_subject)
    refuses(
        Citation(statement="s", reference=reference, figure=figure, province=figure.province), one_subject
    )
    refuses(Citation(statement="s", figure=figure), one_evidence)
    refuses(
        Citation(statement="s", figure=figure, reference=reference, article=article, passage="A text."),
        one_evidence,
    )
    refuses(
        Citation(statement="s", figure=figure, article=article),
        "Quote the passage of the article that says so.",
    )


def test_citation_is_verbatim():
    article = PublishedFactory(title="T", body="<p>A border of <em>over</em> 164 km.</p>")
    ImageFactory(article=article, caption="At the talks")
    for passage in ("border of over  164 km", "At the talks", "A teaser."):
        CitationFactory.build(
            figure=FigureFactory(), reference=None, article=article, passage=passage
        ).full_clean(exclude=["figure"])
    wrong = CitationFactory.build(
        figure=FigureFactory(), reference=None, article=article, passage="over 165 km"
    )
    with pytest.raises(ValidationError) as error:
        wrong.full_clean()
    assert error.value.message_dict == {
        "passage": ["The article “T” does not contain this passage word for word; copy it from the article."]
    }


def test_tag_is_one_whatever_its_case_or_accents():
    article, other = ArticleFactory(), ArticleFactory()
    article.tags.set(["Đối ngoại", "doi ngoai", "biên giới"])
    other.tags.add("ĐỐI NGOẠI")
    assert sorted(Tag.objects.values_list("name", "slug")) == [
        ("biên giới", "bien-gioi"),
        ("Đối ngoại", "doi-ngoai"),
    ]
    refuses(
        Tag(name="Doi Ngoai", slug="other"),
        "This tag exists already, perhaps with other accents or capitals.",
    )


@pytest.mark.parametrize("way", ["save", "update", "raw"])
def test_former_slug_is_kept_however_the_slug_changes(way):
    article = ArticleFactory(slug="old")
    if way == "save":
        article.slug = "new"
        article.save()
    elif way == "update":
        Article.objects.filter(pk=article.pk).update(slug="new")
    else:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET slug = 'new' WHERE id = %s", [article.pk])
    assert list(FormerSlug.objects.values_list("language", "slug", "article")) == [("en", "old", article.pk)]
    Article.objects.filter(pk=article.pk).update(slug="old")
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_what_articles_point_to_cannot_be_deleted():
    article = ArticleFactory()
    province, unit, credit = ProvinceFactory(), UnitFactory(), CreditFactory(article=article)
    article.provinces.add(province)
    article.units.add(unit)
    for row in (province, unit, credit.person, article.source):
        with pytest.raises(ProtectedError):
            row.delete()
    CitationFactory(reference=None, article=article, passage="A text.")
    with pytest.raises(ProtectedError):
        article.delete()
