"""Duplicate checks: another article with the same title, or made from the same original."""

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


def same_original(article: Article) -> list[Finding]:
    """Two articles had one original before that was refused, and stay until somebody decides. One query for these."""
    if not article.original_shared:
        return []
    keys = {"address_key": article.original_key, "text_key": article.original_hash}
    same = Article.objects.with_original(language=article.language, **keys).exclude(pk=article.pk)
    other = same.only("pk", "title").first()
    if other is None:
        return []
    sentence = _("Article %(number)d is made from the same original: “%(title)s”.") % {
        "number": other.pk,
        "title": other.title,
    }
    return [Finding("same_original", "warning", "original_url", sentence, str(other.pk))]
