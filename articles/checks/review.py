"""Whether somebody else has read the text as it stands."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.models import Article


def not_reviewed(article: Article) -> list[Finding]:
    """A warning for a text nobody approved, or that was changed since. At most two queries."""
    from articles.publishing import approval_of  # publishing asks the checks in its turn

    if approval_of(article) is not None:
        return []
    return [Finding("not_reviewed", "warning", "review", _("Nobody has approved the text as it stands."))]
