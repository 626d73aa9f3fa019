"""Syndication: ids that never change, text escaped for the type it is declared as, and formats without empty parts."""

import datetime as dt
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape

from provinces.datatypes.xml import xml_text
from provinces.reading.feed_pages import rows_of_page

PUBLISHER = "Borderpost"
NAMESPACES = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
}
# When ids of this form began; a part of every tag URI (RFC 4151), whoever owns the name of the host later.
IDS_SINCE = "2026"
# An empty feed has not changed since anything; the generator's own answer, now, would be another one at each request.
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def entry_id(row: Model) -> str:
    """Of one row for ever, whatever becomes of its title, its address, http or the name it is asked by.

    A tag URI, 'tag:example.org,2026:articles.article/5', below FEED_ID_HOST, which outlives a move to another name;
    where it is not set, below the first host that the site is allowed to be.
    """
    hosts = (host.strip("*.[]") for host in [settings.FEED_ID_HOST, *settings.ALLOWED_HOSTS])
    authority = next(filter(None, hosts), "localhost")
    return f"tag:{authority},{IDS_SINCE}:{row._meta.label_lower}/{row.pk}"


class _Dated:
    """Of entries that may be none."""

    items: list[dict[str, Any]]

    def latest_post_date(self) -> dt.datetime:
        """The newest moment of any entry."""
        return super().latest_post_date() if self.items else NEVER  # type: ignore[misc]


class Atom(_Dated, Atom1Feed):
    """Atom 1.0 (RFC 4287) with what the library cannot write: several authors, plain summaries, full texts, pages."""

    mime = "application/atom+xml"

    def add_root_elements(self, handler: Any) -> None:
        _without(self.feed, "feed_url", lambda: super(Atom, self).add_root_elements(handler))
        for attributes in _places(self):
            handler.addQuickElement("link", "", attributes)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"], {"type": "text"})
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(_Dated, Rss201rev2Feed):
    """RSS 2.0; its authors have no e-mail address, so they are named by Dublin Core's element."""

    mime = "application/rss+xml"

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **NAMESPACES}

    def add_root_elements(self, handler: Any) -> None:
        _without(self.feed, "feed_url", lambda: super(Rss, self).add_root_elements(handler))
        for attributes in _places(self):
            handler.addQuickElement("atom:link", None, attributes)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


def _without(values: dict[str, Any], name: str, write: Callable[[], None]) -> None:
    """Write while one value is not there: the library would write it without its type."""
    kept, values[name] = values[name], None
    write()
    values[name] = kept


def _places(feed: Any) -> Iterator[dict[str, str]]:
    """The links of a feed to itself and, where it goes on, to its next page (RFC 5005)."""
    for rel, address in (("self", feed.feed["feed_url"]), ("next", feed.feed.get("next"))):
        if address:
            yield {"rel": rel, "type": feed.mime, "href": address}


class EntryFeed(Feed):
    """A feed of rows. A subclass says `title_of` and `summary_of` in plain text, as people read them.

    `rows` are all it could hold; `items` is the page of them that is asked for.
    """

    feed_type: Any = Atom
    author_name = PUBLISHER
    item_guid_is_permalink = False
    time = "publish_at"  # the column by which its rows are the newest

    # Of one request: where its page begins, where the next one does, and how an address becomes absolute.
    before = following = ""
    absolute: Callable[[str], str] = staticmethod(str)

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One object answers all requests; what belongs to this one is kept in a copy."""
        asked = copy(self)
        asked.before, asked.absolute = request.GET.get("before", ""), request.build_absolute_uri
        return super(EntryFeed, asked).__call__(request, *args, **kwargs)

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        feed = super().get_feed(obj, request)
        first = feed.feed["feed_url"]
        feed.feed["feed_url"] = _at(first, self.before) if self.before else first
        feed.feed["next"] = _at(first, self.following) if self.following else ""
        return feed

    def items(self, obj: Any = None) -> list[Any]:
        found, self.following = rows_of_page(self.rows(obj), self.time, self.before)
        return found

    def rows(self, obj: Any = None) -> QuerySet:
        raise NotImplementedError

    def item_guid(self, item: Model) -> str:
        return entry_id(item)

    def item_title(self, item: Any) -> str:
        """Plain text, as the title of either format is."""
        return xml_text(self.title_of(item))

    def item_description(self, item: Any) -> str:
        """For RSS, whose readers take it for HTML: escaped, so that a `<b>` somebody wrote about stays to be read."""
        return escape(xml_text(self.summary_of(item)))

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        names = (xml_text(name) for name in self.authors_of(item))
        return {
            "authors": [name for name in dict.fromkeys(names) if name],
            "summary": xml_text(self.summary_of(item)),
            "content": xml_text(self.content_of(item)),
        }

    def title_of(self, item: Any) -> str:
        raise NotImplementedError

    def summary_of(self, item: Any) -> str:
        raise NotImplementedError

    def content_of(self, item: Any) -> str:
        """The full text as HTML; none by default."""
        return ""

    def authors_of(self, item: Any) -> list[str]:
        """None by default: then the publisher, who stands at the head of the feed, is the author."""
        return []


def _at(address: str, before: str) -> str:
    """A page of the feed at an address."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query), ("before", before)])))
