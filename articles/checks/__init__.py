"""Editorial checks before publication: errors stop it, warnings want a reason.

Entry points: `findings(article)`; `evidence.broken_citations` for passages that an edit broke.
May import: `revisions` and what lies below it.
"""

from django.utils.translation import gettext as _

from articles.checks.dates import dates
from articles.checks.duplicates import duplicate_title
from articles.checks.finding import Finding
from articles.checks.glossary import house_words, not_our_words
from articles.checks.links import dead_links
from articles.checks.names import known_names, not_there_that_day, spelled_wrong
from articles.checks.parity import parity
from articles.checks.required import missing, no_translator
from articles.checks.review import not_reviewed
from articles.choices import Kind
from articles.models import Article

__all__ = ["Finding", "findings"]
FIELDS = ["title", "slug", "teaser", "body", "event_date", "source", "images", "credits", "review"]


def findings(article: Article) -> list[Finding]:
    """Everything found, errors first, then in the order of the form. At most twenty-two queries, whatever the text."""
    found = [
        *missing(article),
        *dead_links(article.body),
        *duplicate_title(article),
        *not_there_that_day(article),
        *no_translator(article),
        *not_reviewed(article),
        *_of_the_words(article),
        *_beside_the_original(article),
    ]
    order = {name: place for place, name in enumerate(FIELDS)}
    unique: dict[str, Finding] = {}
    for finding in found:
        unique.setdefault(finding.key, finding)
    return sorted(
        unique.values(), key=lambda each: (each.level != "error", order.get(each.field, len(order)))
    )


def _of_the_words(article: Article) -> list[Finding]:
    known, house = known_names(), house_words(article.language)
    found = []
    for field, text in (
        ("title", article.title),
        ("teaser", article.teaser),
        ("body", article.plain_body),
    ):
        found += spelled_wrong(text, article.language, known, field=field)
        found += not_our_words(text, house, field=field)
        found += _wrong_days(text, article.language, field)
    return found


def _wrong_days(text: str, language: str, field: str) -> list[Finding]:
    sentences = {
        "impossible": _("“%(day)s” is a day no calendar has."),
        "weekday": _("“%(day)s” was another day of the week."),
    }
    return [
        Finding(
            f"date_{each.problem}", "warning", field, sentences[each.problem] % {"day": each.text}, each.text
        )
        for each in dates(text, language)
        if each.problem
    ]


def _beside_the_original(article: Article) -> list[Finding]:
    """Numbers and dates are compared where a whole text is translated and its original is at hand."""
    if article.kind != Kind.FULL:
        return []
    if article.original_id is not None:
        original = article.original
        return parity(
            original=f"{original.title}\n{original.teaser}\n{original.plain_body}",
            original_language=original.language,
            text=f"{article.title}\n{article.teaser}\n{article.plain_body}",
            language=article.language,
        )
    if not article.original_text:
        return []
    return parity(
        original=article.original_text,
        original_language=article.original_language or "vi",
        text=f"{article.title}\n{article.teaser}\n{article.plain_body}",
        language=article.language,
    )
