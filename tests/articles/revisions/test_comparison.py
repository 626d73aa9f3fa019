"""Two revisions compared: rich text, tags, credits, relations and pictures."""

import pytest

from articles import revisions
from articles.models import Article, ArticleImage
from articles.revisions.comparison import compare
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    ImageFactory,
    PersonFactory,
    ProvinceFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def change(article, how):
    """What a change of the article looks like: label -> runs that are gone or new."""
    before = revisions.content_of(article)
    how(article)
    after = revisions.content_of(Article.objects.get(pk=article.pk))
    return [
        (str(each.label), [(word.kind, word.text) for word in each.words if word.kind != "same"])
        for each in compare(before, after)
    ]


def update(**fields):
    return lambda article: Article.objects.filter(pk=article.pk).update(**fields)


@pytest.mark.parametrize(
    ("how", "differences"),
    [
        (update(title="A new title"), [("title", [("gone", "old"), ("new", "new")])]),
        (update(body="<p>One</p><p>Three</p>"), [("text", [("gone", "Two"), ("new", "Three")])]),
        (update(body="<p>One</p><p>Two</p><p>Three</p>"), [("text", [("new", "Three")])]),
        (update(body="<p>One</p>"), [("text", [("gone", "Two")])]),
        (update(body="<p>One</p><p><em>Two</em></p>"), [("text", [("gone", "Two"), ("new", "_Two_")])]),
        (update(body="<p>Two</p><p>One</p>"), [("text, moved", [])]),
        (
            update(body='<h2>One</h2><p>Two, <a href="/x/">too</a></p>'),
            [
                ("text", [("new", "##")]),
                ("text", [("gone", "Two"), ("new", "Two, too </x/>")]),
            ],
        ),
        (lambda article: article.tags.add("border"), [("tags", [("new", "border")])]),
        (
            lambda article: article.provinces.add(ProvinceFactory(name="Dien Bien")),
            [("provinces", [("new", "dien-bien")])],
        ),
        (
            lambda article: article.units.add(UnitFactory(name="Squadron 38")),
            [("units", [("new", "squadron-38")])],
        ),
        (
            lambda article: CreditFactory(article=article, person=PersonFactory(name="Lan")),
            [("credits", [("new", "lan – translator")])],
        ),
        (
            lambda article: ImageFactory(article=article, order=1, caption="A post"),
            [("pictures", [("new", "picture 1, caption “A post”, without a file yet")])],
        ),
        (lambda article: None, []),
    ],
)
def test_difference(how, differences):
    assert change(ArticleFactory(title="A old title", body="<p>One</p><p>Two</p>"), how) == differences


def test_picture_says_in_words_what_became_of_it():
    article = ArticleFactory()
    gate, post = (
        ImageFactory(article=article, order=order, file=f"articles/{order}.jpg", alt=alt, caption="")
        for order, alt in ((1, "A gate"), (2, "A post"))
    )

    def aim(article):
        gate.delete()
        ArticleImage.objects.filter(pk=post.pk).update(focal_x=90, focal_y=0, is_lead=True)

    gone = "picture 1, text instead of the picture “A gate”, focal point in the middle"
    [(first, words), (second, runs)] = change(article, aim)
    assert (first, second, words) == ("pictures", "pictures", [("gone", gone)])
    assert runs == [
        ("gone", "focal point in the middle"),
        ("new", "leads the article"),
        ("new", "focal point at 90 percent from the left and 0 percent from the top"),
    ]
