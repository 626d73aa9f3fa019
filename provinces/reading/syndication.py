"""Syndication: ids that never change, text escaped for the type it is declared as, and formats without empty parts."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Model
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape

from provinces.datatypes.xml import xml_text

PUBLISHER = "Borderpost"
DUBLIN_CORE = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}
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
    """Atom 1.0 (RFC 4287) with an author element for each name; the library knows one."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class Rss(_Dated, Rss201rev2Feed):
    """RSS 2.0; its authors have no e-mail address, so they are named by Dublin Core's element."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name, DUBLIN_CORE)


class EntryFeed(Feed):
    """A feed of rows. A subclass says `title_of` and `summary_of` in plain text, as people read them."""

    feed_type = Atom
    author_name = PUBLISHER
    item_guid_is_permalink = False

    def item_guid(self, item: Model) -> str:
        return entry_id(item)

    def item_title(self, item: Any) -> str:
        """Plain text, as the title of either format is."""
        return xml_text(self.title_of(item))

    def item_description(self, item: Any) -> str:
        """Text as HTML, which either format takes a summary for: `<b>` that somebody wrote about stays to be read."""
        return escape(xml_text(self.summary_of(item)))

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        names = (xml_text(name) for name in self.authors_of(item))
        return {"authors": [name for name in dict.fromkeys(names) if name]}

    def title_of(self, item: Any) -> str:
        raise NotImplementedError

    def summary_of(self, item: Any) -> str:
        raise NotImplementedError

    def authors_of(self, item: Any) -> list[str]:
        """None by default: then the publisher, who stands at the head of the feed, is the author."""
        return []
