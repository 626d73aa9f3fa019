"""Comparison with the original: its numbers and dates, where a whole text is translated and its original is at hand."""

from articles.checks.finding import Finding, whole_text
from articles.checks.parity import parity
from articles.choices import Kind
from articles.models import Article


def beside_the_original(article: Article) -> list[Finding]:
    """What `parity` finds; nothing for summaries, or where no original is kept. One query for an original of ours."""
    if article.kind != Kind.FULL:
        return []
    if article.original_id is not None:
        original = article.original
        theirs, language = whole_text(original), original.language
    else:
        theirs, language = article.original_text, article.original_language or "vi"
    if not theirs:
        return []
    return parity(
        original=theirs,
        original_language=language,
        text=whole_text(article),
        language=article.language,
    )
