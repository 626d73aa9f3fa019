"""Passage check of a load: each quoted passage must stand in its article once every file is in."""

from collections.abc import Iterable

from articles.checks.evidence import broken_citations
from articles.loading.entries import Entry
from articles.loading.keys import ONE_FIELD
from articles.loading.refusal import refusal, shown
from articles.models import Article, ArticleImage, Citation


def check_passages(entries: Iterable[Entry], *, using: str) -> None:
    """Refuse a load after which a passage is not in its article. Only what this load wrote is looked at.

    Cost: three queries for each 100 articles concerned; none when nothing was written.
    """
    written = [entry for entry in entries if entry.state in {"new", "changed"}]
    cited = {e.instance.pk: e for e in written if e.model is Citation}  # type: ignore[union-attr]
    texts = {e.instance.pk: e for e in written if e.model is Article}  # type: ignore[union-attr]
    texts |= {e.instance.article_id: e for e in written if e.model is ArticleImage}  # type: ignore[union-attr]
    for lookup, entry_of in (("pk", cited), ("article", texts)):
        pks = list(entry_of)
        for start in range(0, len(pks), ONE_FIELD):
            chunk = Citation.objects.using(using).filter(**{f"{lookup}__in": pks[start : start + ONE_FIELD]})
            for citation in broken_citations(chunk):
                _refuse(citation, cited.get(citation.pk), texts.get(citation.article_id))


def _refuse(citation: Citation, quoting: Entry | None, quoted: Entry | None) -> None:
    title = citation.article.title
    if quoting is not None:
        raise refusal(
            quoting.place,
            f"the article “{title}” does not contain {shown(citation.passage)} word for word; "
            "copy the passage from the article",
            field="passage",
        )
    if quoted is not None:
        raise refusal(
            quoted.place,
            f"the article “{title}” would no longer contain {shown(citation.passage)}, which the citation "
            f"“{citation.code}” quotes; keep the sentence, or correct the citation in the same load",
        )
