"""Evidence check: whether the passages that the registry quotes still stand in their articles."""

from collections import defaultdict

from django.db.models import QuerySet

from articles.html.plain_text import fold_quotation, folded_holds
from articles.models import Article, Citation
from articles.models.evidence import citable_text

ARTICLES_AT_ONCE = 100  # texts in memory


def broken_citations(queryset: QuerySet[Citation] | None = None) -> list[Citation]:
    """The citations of the queryset (all by default) whose passage is not in their article, with it as `.article`.

    Ordered by article. Cost: one query, and two for each 100 articles; each text is read once.
    """
    citations = Citation.objects.all() if queryset is None else queryset
    by_article: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations.filter(article__isnull=False).order_by("article", "code"):
        by_article[citation.article_id].append(citation)
    broken, wanted = [], list(by_article)
    for start in range(0, len(wanted), ARTICLES_AT_ONCE):
        chunk = wanted[start : start + ARTICLES_AT_ONCE]
        articles = Article.objects.using(citations.db).defer("original_text").prefetch_related("images")
        for article in articles.filter(pk__in=chunk).order_by("pk"):
            text = fold_quotation(citable_text(article))
            for citation in by_article[article.pk]:
                if not folded_holds(text, citation.passage):
                    citation.article = article
                    broken.append(citation)
    return broken
