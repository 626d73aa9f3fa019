"""Duplicate check: another article with the same title."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.models import Article
from provinces.datatypes.names import fold


def duplicate_title(article: Article) -> list[Finding]:
    """Whatever the case or the accents. One query."""
    same = Article.objects.on_desk().filter(language=article.language, search_key=fold(article.title))
    other = same.exclude(pk=article.pk).only("pk", "title").first()
    if other is None:
        return []
    sentence = _("Article %(number)d has the same title: “%(title)s”.") % {
        "number": other.pk,
        "title": other.title,
    }
    return [Finding("duplicate_title", "warning", "title", sentence, str(other.pk))]
