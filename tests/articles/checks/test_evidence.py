"""Which passages no longer stand in their articles."""

from typing import Any

import pytest

from articles.checks.evidence import broken_citations
from articles.models import Article, Citation
from tests.factories import CitationFactory, ImageFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def quoted(code: str, passage: str, article: Article) -> Citation:
    return CitationFactory(code=code, reference=None, article=article, passage=passage)


def test_broken_citations_are_those_whose_words_are_gone() -> None:
    article = PublishedFactory(
        title="A title", teaser="A teaser.", body="<p>It is “over 164 km” <em>long</em>.</p>"
    )
    ImageFactory(article=article, caption="A caption")
    for number, passage in enumerate(['"over 164 km" long', "A title", "A teaser.", "A caption"]):
        quoted(f"good-{number}", passage, article)
    gone = quoted("gone", "over 137 km", article)
    CitationFactory(code="outside")
    assert broken_citations() == [gone]
    assert broken_citations()[0].article.title == "A title"


def test_broken_citations_looks_only_at_the_queryset() -> None:
    article = PublishedFactory()
    quoted("one", "nowhere", article)
    two = quoted("two", "nowhere either", article)
    assert broken_citations(Citation.objects.filter(code="two")) == [two]


@pytest.mark.parametrize("articles", [1, 30])
def test_broken_citations_cost_three_queries(articles: int, django_assert_num_queries: Any) -> None:
    for number in range(articles):
        article = PublishedFactory()
        quoted(f"a-{number}", "A text.", article)
        quoted(f"b-{number}", "gone", article)
    with django_assert_num_queries(3):
        broken = broken_citations()
        assert [(citation.code, citation.article.title[:7]) for citation in broken] == [
            (f"b-{number}", "Article") for number in range(articles)
        ]
