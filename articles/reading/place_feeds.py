"""Feeds of a country and of a line of the border: its articles, and what the registry newly records of it."""

import datetime as dt
from copy import copy
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext_lazy

from articles.models import Article
from articles.querysets.subject_lists import SubjectList
from articles.reading.feeds import ArticleFeed, entries
from provinces.border_lines import Line, line_at
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.xml import xml_text
from provinces.models import Agreement, Country, TwinningPair
from provinces.reading.feed_pages import LENGTH
from provinces.reading.feeds import AgreementFeed, PairFeed
from provinces.reading.syndication import EntryFeed
from provinces.reading.views.borders import subjects_of


def last_recorded(entries: QuerySet) -> QuerySet:
    return entries.order_by("-recorded_at", "-pk")[:LENGTH]


class GatheredFeed(EntryFeed):
    """Articles, agreements and pairs together, the newest first; each is told as in the feed of its own kind.

    One page: a place among rows of three tables is none that a later page could go on from.
    """

    subtitle = gettext_lazy("Articles, and agreements and twinned pairs when they are recorded")
    told_by = ((Article, ArticleFeed()), (Agreement, AgreementFeed()), (TwinningPair, PairFeed()))

    def title(self, place: Country | Line) -> str:
        return xml_text(f"Borderpost: {place}")

    def link(self, place: Country | Line) -> str:
        return place.get_absolute_url()

    def items(self, place: Country | Line) -> list[Any]:
        agreements, pairs = self.recorded_of(place)
        rows = [
            *self.articles_of(place).cut(Stretch(LENGTH, time="publish_at")),
            *last_recorded(Agreement.objects.for_list().filter(agreements)),
            *last_recorded(TwinningPair.objects.for_list().filter(pairs)),
        ]
        return sorted(rows, key=self.item_pubdate, reverse=True)[:LENGTH]

    def articles_of(self, place: Any) -> SubjectList:
        """The entries about it and what belongs to it."""
        return entries().about(get_language() or "en", **self.subjects_of(place))

    def subjects_of(self, place: Any) -> dict[str, list]:
        """What its articles are about."""
        raise NotImplementedError

    def recorded_of(self, place: Any) -> tuple[Q, Q]:
        """Which agreements and which pairs are its."""
        raise NotImplementedError

    def teller(self, item: Any) -> Any:
        return next(feed for kind, feed in self.told_by if isinstance(item, kind))

    def title_of(self, item: Any) -> str:
        return self.teller(item).title_of(item)

    def summary_of(self, item: Any) -> str:
        return self.teller(item).summary_of(item)

    def content_of(self, item: Any) -> str:
        teller = copy(self.teller(item))
        teller.absolute = self.absolute
        return teller.content_of(item)

    def authors_of(self, item: Any) -> list[str]:
        return self.teller(item).authors_of(item)

    def item_pubdate(self, item: Any) -> dt.datetime:
        return self.teller(item).item_pubdate(item)

    def item_updateddate(self, item: Any) -> dt.datetime:
        return self.teller(item).item_updateddate(item)

    def item_categories(self, item: Any) -> list[str]:
        return self.teller(item).item_categories(item) if isinstance(item, Article) else []


class CountryFeed(GatheredFeed):
    """What is new of one country."""

    def get_object(self, request: HttpRequest, slug: str) -> Country:
        return get_object_or_404(Country, slug=slug)

    def subjects_of(self, place: Country) -> dict[str, list]:
        return {"countries": [place.pk]}

    def recorded_of(self, place: Country) -> tuple[Q, Q]:
        return Q(countries=place), Q(our_country=place) | Q(their_country=place)


class LineFeed(GatheredFeed):
    """What is new along one line of the border."""

    def get_object(self, request: HttpRequest, slug: str) -> Line:
        line = line_at(slug)
        if line is None:
            raise Http404
        return line

    def subjects_of(self, place: Line) -> dict[str, list]:
        return subjects_of(place)

    def recorded_of(self, place: Line) -> tuple[Q, Q]:
        return place.agreements, Q(their_country=place.country) if place.country else Q(pk__in=[])
