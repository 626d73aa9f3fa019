"""Editorial checks before publication: errors stop it, warnings want a reason.

Entry points: `findings(article)`; `evidence.broken_citations` for passages that an edit broke.
May import: `revisions` and what lies below it.
"""

from collections.abc import Callable

from articles.checks.duplicates import duplicate_title, same_original
from articles.checks.finding import Finding, each_once, whole_text
from articles.checks.links import dead_links
from articles.checks.names import not_there_that_day
from articles.checks.original import beside_the_original
from articles.checks.required import missing, no_translator
from articles.checks.review import not_reviewed
from articles.checks.wording import wording
from articles.models import Article

__all__ = ["Finding", "findings", "whole_text"]
# A check takes an article and says what it finds. To add one: a file beside this one, a line here, a test.
CHECKS: tuple[Callable[[Article], list[Finding]], ...] = (
    missing,
    dead_links,
    duplicate_title,
    same_original,
    not_there_that_day,
    no_translator,
    not_reviewed,
    wording,
    beside_the_original,
)
FIELDS = ["title", "slug", "teaser", "body", "event_date", "source", "images", "credits", "review"]


def findings(article: Article) -> list[Finding]:
    """Everything found, errors first, then in the order of the form. At most twenty-two queries, whatever the text."""
    found = each_once(finding for check in CHECKS for finding in check(article))
    order = {name: place for place, name in enumerate(FIELDS)}
    return sorted(found, key=lambda each: (each.level != "error", order.get(each.field, len(order))))
