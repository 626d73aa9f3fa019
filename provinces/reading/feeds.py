"""Feeds of the registry's lists: what was recorded last, filtered as the list is. A change updates the entry."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provinces.choices import AgreementStatus, TwinningStatus
from provinces.datatypes.partial_dates import in_words
from provinces.datatypes.xml import xml_text
from provinces.lifetimes import life_in_words, name_with_life
from provinces.models import Agreement, BorderGuardUnit, Province, TwinningPair
from provinces.reading.filters import address_of, chosen
from provinces.reading.forms import AgreementFilter, PairFilter
from provinces.reading.syndication import EntryFeed
from provinces.reading.views.agreements import agreement_filter
from provinces.reading.views.twinning import pair_filter


class RegistryFeed(EntryFeed):
    """Entries of one table, the last recorded first."""

    time = "recorded_at"
    subtitle = gettext_lazy("What was recorded last; an entry that changes is told again")

    def title_of(self, item: Any) -> str:
        return str(item)

    def summary_of(self, item: Any) -> str:
        return " ".join(f"{capfirst(part)}." for part in self.said_of(item) if part)

    def item_pubdate(self, item: Any) -> dt.datetime:
        return item.recorded_at

    def item_updateddate(self, item: Any) -> dt.datetime:
        return item.changed_at

    def said_of(self, item: Any) -> list[str]:
        """What the list says of an entry, each a sentence; what is not known is left out."""
        raise NotImplementedError


class ProvinceFeed(RegistryFeed):
    """Provinces of any country and time."""

    title = gettext_lazy("Borderpost: provinces")
    link = reverse_lazy("provinces:list")

    def rows(self, obj: Any = None) -> QuerySet[Province]:
        return Province.objects.select_related("country")

    def title_of(self, item: Province) -> str:
        return name_with_life(item)

    def said_of(self, item: Province) -> list[Any]:
        what = _("%(kind)s of %(country)s") % {"kind": item.get_kind_display(), "country": item.country}
        return [what, life_in_words(item.valid_from, item.valid_to)]


class UnitFeed(RegistryFeed):
    """Border guard units."""

    title = gettext_lazy("Borderpost: border guard units")
    link = reverse_lazy("provinces:units")

    def rows(self, obj: Any = None) -> QuerySet[BorderGuardUnit]:
        return BorderGuardUnit.objects.select_related("province")

    def said_of(self, item: BorderGuardUnit) -> list[Any]:
        what = item.get_kind_display()
        if item.province:
            what = _("%(kind)s in %(province)s") % {"kind": what, "province": name_with_life(item.province)}
        return [what, life_in_words(item.valid_from, item.valid_to)]


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

    list_name, feed_name, name = (
        "provinces:agreements",
        "provinces:agreement_feed",
        gettext_lazy("agreements"),
    )

    def get_object(self, request: HttpRequest) -> AgreementFilter:
        return agreement_filter(request)

    def rows(self, form: AgreementFilter) -> QuerySet[Agreement]:
        found = Agreement.objects.for_list()
        return found.chosen(**form.cleaned_data) if form.is_valid() else found.none()

    def said_of(self, item: Agreement) -> list[Any]:
        what, parties = item.get_instrument_display(), [str(party) for party in item.parties.all()]
        if len(parties) > 1:
            among = get_text_list(parties, _("and"))
            what = _("%(kind)s between %(parties)s") % {"kind": what, "parties": among}
        elif parties:
            what = _("%(kind)s of %(country)s") % {"kind": what, "country": parties[0]}
        signed = _("signed %(date)s") % {"date": in_words(item.signed_on)} if item.signed_on else ""
        return [what, signed, status_of(item, AgreementStatus.UNKNOWN)]


class PairFeed(ChosenFeed):
    """Twinning pairs."""

    list_name, feed_name, name = "provinces:pairs", "provinces:pair_feed", gettext_lazy("twinning pairs")

    def get_object(self, request: HttpRequest) -> PairFilter:
        return pair_filter(request)

    def rows(self, form: PairFilter) -> QuerySet[TwinningPair]:
        found = TwinningPair.objects.for_list()
        return found.chosen(**form.cleaned_data) if form.is_valid() else found.none()

    def said_of(self, item: TwinningPair) -> list[Any]:
        across = [item.their_province and name_with_life(item.their_province), item.their_country]
        where = f"{name_with_life(item.our_province)} – {', '.join(str(side) for side in across if side)}"
        what = _("%(level)s twinned across the border: %(where)s")
        what = what % {"level": item.get_level_display(), "where": where}
        return [what, life_in_words(item.since, ""), status_of(item, TwinningStatus.ACTIVE)]


def status_of(item: Any, usual: str) -> str:
    """Its status, unless it is the one that goes without saying."""
    return "" if item.status == usual else _("status: %(status)s") % {"status": item.get_status_display()}
