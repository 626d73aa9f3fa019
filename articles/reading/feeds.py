"""Feeds of articles (newest, by tag, by province, by search) and of corrections. A correction updates the entry."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.html.absolute_links import with_absolute_links
from articles.html.note_links import with_note_links
from articles.html.picture_placeholders import without_placeholders
from articles.kinds import makers, words_of
from articles.models import Article, ChangeNote, Tag
from articles.querysets import ArticleQuerySet
from articles.querysets.subject_lists import SubjectList
from articles.search.results import Results, results_of
from provinces.datatypes.shown import shows
from provinces.datatypes.xml import xml_text
from provinces.lineage import with_predecessors
from provinces.models import Province
from provinces.reading.feed_pages import LENGTH
from provinces.reading.syndication import EntryFeed, Rss, entry_id


def entries() -> ArticleQuerySet:
    """What entries of feeds show, each with the moment of its last public note as `last_note`. Three queries more."""
    return (
        Article.objects.select_related("source")
        .defer("original_text")
        .prefetch_related("tags", "credits__person")
        .with_last_note()
    )


def newest(**conditions: Any) -> QuerySet[Article]:
    """The public articles of the language being spoken, as entries, the last published first."""
    return entries().public().in_language(get_language() or "en").filter(**conditions).last_published()


def updated(article: Article) -> dt.datetime:
    """When readers last got something new: the publication, or a later public change note."""
    return max(article.publish_at, article.last_note or article.publish_at)


def tag_names(article: Article) -> list[str]:
    """By name: rows fetched for several articles at once come in no order, and a feed would differ each time."""
    return [tag.name for tag in sorted(article.tags.all(), key=lambda tag: tag.name_key)]


class ArticleFeed(EntryFeed):
    """What every feed of articles says of an entry."""

    title = gettext_lazy("Borderpost")
    subtitle = description = gettext_lazy("A translated newspaper about a border")

    def link(self, obj: Any = None) -> str:
        return reverse("articles:list")

    def rows(self, obj: Any = None) -> QuerySet[Article]:
        shows(f"list:{get_language()}")
        return newest()

    def title_of(self, item: Article) -> str:
        return item.title

    def summary_of(self, item: Article) -> str:
        return item.summary

    def content_of(self, item: Article) -> str:
        return content_of(item, self.absolute(item.get_absolute_url())) if settings.FEEDS_FULL_TEXT else ""

    def authors_of(self, item: Article) -> list[str]:
        return makers(item)

    def item_pubdate(self, item: Article) -> dt.datetime:
        return item.publish_at

    def item_updateddate(self, item: Article) -> dt.datetime:
        return updated(item)

    def item_categories(self, item: Article) -> list[str]:
        return [str(words_of(item).label), *map(xml_text, tag_names(item))]


class AtomFeed(ArticleFeed):
    """All articles, as Atom."""


class RssFeed(ArticleFeed):
    """All articles, as RSS."""

    feed_type = Rss


class TagFeed(ArticleFeed):
    """Articles of one tag."""

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        """A tag that no public article carries is no feed: it may be the word of a draft."""
        return get_object_or_404(Tag.objects.public_in(get_language() or "en"), slug=slug)

    def title(self, tag: Tag) -> str:
        return xml_text(f"Borderpost: {tag.name}")

    def link(self, tag: Tag) -> str:
        return tag.get_absolute_url()

    def rows(self, tag: Tag) -> SubjectList:
        shows(f"tag:{tag.pk}")
        return entries().of_subjects(get_language() or "en", tags=[tag.pk])


class ProvinceFeed(ArticleFeed):
    """Articles about one province and what went into it."""

    def get_object(self, request: HttpRequest, slug: str) -> Province:
        return get_object_or_404(Province, slug=slug)

    def title(self, province: Province) -> str:
        return xml_text(f"Borderpost: {province}")

    def link(self, province: Province) -> str:
        return province.get_absolute_url()

    def rows(self, province: Province) -> SubjectList:
        family = [each.pk for each in with_predecessors(province)]
        shows(*(f"province:{number}" for number in family))
        return entries().of_subjects(get_language() or "en", provinces=family)


class SearchFeed(ArticleFeed):
    """The newest articles that answer a question of search: its words, and whatever it is narrowed to."""

    def get_object(self, request: HttpRequest) -> Results:
        return results_of(request.GET, get_language() or "en")

    def title(self, results: Results) -> str:
        words = [results.question.typed, *(choice.value for choice in results.choices.chosen)]
        return xml_text(f"Borderpost: {', '.join(word for word in words if word)}")

    def link(self, results: Results) -> str:
        return reverse("articles:search") + results.query

    def feed_url(self, results: Results) -> str:
        return reverse("articles:search_feed") + results.query

    def rows(self, results: Results) -> QuerySet[Article]:
        return newest(pk__in=results.found)


class CorrectionsFeed(EntryFeed):
    """Every public change note."""

    title = gettext_lazy("Borderpost: corrections")
    subtitle = gettext_lazy("What was changed after publication")
    time = "at"

    def link(self) -> str:
        return reverse("articles:corrections")

    def rows(self, obj: Any = None) -> QuerySet[ChangeNote]:
        language = get_language() or "en"
        return (
            ChangeNote.objects.public_in(language)
            .select_related("article")
            .defer("article__body", "article__original_text")
        )

    def title_of(self, item: ChangeNote) -> str:
        kind = item.get_kind_display()
        return f"{kind[:1].upper()}{kind[1:]}: {item.article.title}"

    def summary_of(self, item: ChangeNote) -> str:
        return item.text

    def item_pubdate(self, item: ChangeNote) -> dt.datetime:
        return item.at

    def item_updateddate(self, item: ChangeNote) -> dt.datetime:
        return item.at


def content_of(article: Article, address: str) -> str:
    """The text with its notes, its links leading to the site from wherever it is read."""
    return with_absolute_links(with_note_links(without_placeholders(article.body)), address)


def json_entry(article: Article, request: HttpRequest) -> dict[str, Any]:
    """One article as JSON Feed 1.1 has it; its id is the one that the other formats give it."""
    address = request.build_absolute_uri(article.get_absolute_url())
    full = settings.FEEDS_FULL_TEXT
    return {
        "id": entry_id(article),
        "url": address,
        "title": article.title,
        "summary": article.summary,
        **({"content_html": content_of(article, address)} if full else {"content_text": article.summary}),
        "date_published": article.publish_at.isoformat(),
        "date_modified": updated(article).isoformat(),
        "authors": [{"name": name} for name in makers(article)],
        "tags": [str(words_of(article).label), *tag_names(article)],
        "language": article.language,
    }


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """All articles, as JSON Feed 1.1."""
    shows(f"list:{get_language()}")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Borderpost",
        "description": _("A translated newspaper about a border"),
        "home_page_url": request.build_absolute_uri(reverse("articles:front")),
        "feed_url": request.build_absolute_uri(),
        "language": get_language(),
        "items": [json_entry(article, request) for article in newest()[:LENGTH]],
    }
    return JsonResponse(feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})
