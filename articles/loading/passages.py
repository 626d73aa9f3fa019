"""Passage check of a load: each quoted passage must stand in its article once every file is in."""

from articles.checks.evidence import broken_citations
from articles.loading.backlog import AT_ONCE
from articles.loading.refusal import refusal, shown
from articles.loading.written_rows import WrittenRows
from articles.models import Article, ArticleImage, Citation


def check_passages(written: WrittenRows, *, using: str) -> None:
    """Refuse a load after which a passage is not in its article. Only what this load wrote is looked at.

    Cost: three queries for each 100 articles concerned; none when nothing was written.
    """
    citations = Citation.objects.using(using)
    for batch in written.batches(Citation, AT_ONCE):
        for citation in broken_citations(citations.filter(pk__in=[row.pk for row in batch])):
            _refuse(citation, written)
    for model in (Article, ArticleImage):
        for batch in written.batches(model, AT_ONCE):
            # What quotes a new article is new as well, and has been looked at above.
            texts = {row.article or row.pk for row in batch if row.article or not row.is_new}
            for citation in broken_citations(citations.filter(article__in=texts)):
                _refuse(citation, written)


def _refuse(citation: Citation, written: WrittenRows) -> None:
    title = citation.article.title  # type: ignore[union-attr]
    if quoting := written.place_of(Citation, citation.pk):
        raise refusal(
            quoting,
            f"the article “{title}” does not contain {shown(citation.passage)} word for word; "
            "copy the passage from the article",
            field="passage",
        )
    pictures = (row.place for row in written.of(ArticleImage) if row.article == citation.article_id)
    if quoted := next(pictures, None) or written.place_of(Article, citation.article_id):
        raise refusal(
            quoted,
            f"the article “{title}” would no longer contain {shown(citation.passage)}, which the citation "
            f"“{citation.code}” quotes; keep the sentence, or correct the citation in the same load",
        )
