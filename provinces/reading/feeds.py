"""Feeds of the registry's lists: what was recorded last, filtered as the list is. A change updates the entry."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from provinces.datatypes.partial_dates import in_words
from provinces.datatypes.xml import xml_text
from provinces.lifetimes import life_in_words, name_with_life
from provinces.models import Agreement, BorderGuardUnit, Province, TwinningPair
from provinces.reading.filters import address_of, chosen
from provinces.reading.forms import AgreementFilter, PairFilter
from provinces.reading.syndication import EntryFeed
from provinces.reading.views.agreements import agreement_filter
from provinces.reading.views.twinning import pair_filter

LENGTH = 30  # entries


class RegistryFeed(EntryFeed):
    """Entries of one table, the last recorded first."""

    subtitle = _("What was recorded last; an entry that changes is told again")

    def title_of(self, item: Any) -> str:
        return str(item)

    def summary_of(self, item: Any) -> str:
        return "; ".join(str(part) for part in self.said_of(item) if part)

    def item_pubdate(self, item: Any) -> dt.datetime:
        return item.recorded_at

    def item_updateddate(self, item: Any) -> dt.datetime:
        return item.changed_at

    def said_of(self, item: Any) -> list[Any]:
        """What the list says of an entry; what is not known is left out."""
        raise NotImplementedError


def last_recorded(entries: QuerySet) -> QuerySet:
    return entries.order_by("-recorded_at", "-pk")[:LENGTH]


class ProvinceFeed(RegistryFeed):
    """Provinces of any country and time."""

    title = _("Borderpost: provinces")
    link = reverse_lazy("provinces:list")

    def items(self) -> QuerySet[Province]:
        return last_recorded(Province.objects.select_related("country"))

    def title_of(self, item: Province) -> str:
        return name_with_life(item)

    def said_of(self, item: Province) -> list[Any]:
        return [item.get_kind_display(), item.country, life_in_words(item.valid_from, item.valid_to)]


class UnitFeed(RegistryFeed):
    """Border guard units."""

    title = _("Borderpost: border guard units")
    link = reverse_lazy("provinces:units")

    def items(self) -> QuerySet[BorderGuardUnit]:
        return last_recorded(BorderGuardUnit.objects.select_related("province"))

    def said_of(self, item: BorderGuardUnit) -> list[Any]:
        where = item.province and name_with_life(item.province)
        return [item.get_kind_display(), where, life_in_words(item.valid_from, item.valid_to)]


class ChosenFeed(RegistryFeed):
    """A list with a filter: the feed holds what the same choices list. A choice that does not exist lists nothing."""

    list_name = feed_name = ""
    name: Promise

    def title(self, form: AgreementFilter | PairFilter) -> str:
        values = [choice.value for choice in chosen(form, form.data)] if form.is_valid() else []
        return xml_text(", ".join([f"Borderpost: {self.name}", *values]))

    def link(self, form: AgreementFilter | PairFilter) -> str:
        return address_of(reverse(self.list_name), form)

    def feed_url(self, form: AgreementFilter | PairFilter) -> str:
        """With the choices, for readers of feeds come again by it."""
        return address_of(reverse(self.feed_name), form)


class AgreementFeed(ChosenFeed):
    """Agreements."""

    list_name, feed_name, name = "provinces:agreements", "provinces:agreement_feed", _("agreements")

    def get_object(self, request: HttpRequest) -> AgreementFilter:
        return agreement_filter(request)

    def items(self, form: AgreementFilter) -> QuerySet[Agreement]:
        found = Agreement.objects.for_list()
        return last_recorded(found.chosen(**form.cleaned_data) if form.is_valid() else found.none())

    def said_of(self, item: Agreement) -> list[Any]:
        signed = _("signed %(date)s") % {"date": in_words(item.signed_on)} if item.signed_on else ""
        parties = ", ".join(str(party) for party in item.parties.all())
        return [item.get_instrument_display(), parties, signed, item.get_status_display()]


class PairFeed(ChosenFeed):
    """Twinning pairs."""

    list_name, feed_name, name = "provinces:pairs", "provinces:pair_feed", _("twinning pairs")

    def get_object(self, request: HttpRequest) -> PairFilter:
        return pair_filter(request)

    def items(self, form: PairFilter) -> QuerySet[TwinningPair]:
        found = TwinningPair.objects.for_list()
        return last_recorded(found.chosen(**form.cleaned_data) if form.is_valid() else found.none())

    def said_of(self, item: TwinningPair) -> list[Any]:
        across = [item.their_province and name_with_life(item.their_province), item.their_country]
        where = f"{name_with_life(item.our_province)} – {', '.join(str(side) for side in across if side)}"
        since = life_in_words(item.since, "")
        return [item.get_level_display(), where, since, item.get_status_display()]
