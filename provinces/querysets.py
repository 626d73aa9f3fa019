"""QuerySets of the registry, named after the rule or the page that they serve."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Prefetch, Q

from provinces.datatypes.names import in_name_order


def with_evidence(queryset: models.QuerySet) -> models.QuerySet:
    """Prefetch the citations a reader may see as `citations.all()`. Cost: one query more, whatever the rows.

    The registry knows nothing of the newspaper: citations are reached by their reverse relation, and their own
    queryset says which are public and what each needs to be shown.
    """
    citations = queryset.model._meta.get_field("citations").related_model.objects
    return queryset.prefetch_related(Prefetch("citations", citations.public().for_footnotes()))


def article_cards(model: type[models.Model]) -> Any:
    """The newspaper's articles as cards, reached from a registry model that has `articles` as its reverse relation.

    Only what may be seen is listed: ask them for a list of subjects.
    """
    return model._meta.get_field("articles").related_model.objects.for_cards()


class NamedQuerySet(models.QuerySet):
    """Entries with a name and a slug; the slug is the natural key."""

    def get_by_natural_key(self, slug: str) -> Any:
        """One query."""
        return self.get(slug=slug)

    def in_name_order(self) -> Self:
        """Vietnamese dictionary order of the English name, then of the name in its own script."""
        return self.order_by(in_name_order("name"), in_name_order("local_name"), "pk")


class CountryQuerySet(NamedQuerySet):
    """Countries; their natural key is the ISO code."""

    def get_by_natural_key(self, code: str) -> Any:
        """One query."""
        return self.get(code=code)


class ProvinceQuerySet(NamedQuerySet):
    """Provinces of any country and any time."""

    def for_map(self) -> Self:
        """The columns that a map prints."""
        return self.only("slug", "name", "local_name", "country", "has_land_border", "has_coast", "valid_to")

    def vietnamese(self) -> Self:
        return self.filter(country="VN")

    def foreign(self) -> Self:
        return self.exclude(country="VN")

    def current(self) -> Self:
        """Those that exist today: no end is recorded."""
        return self.filter(valid_to="")

    def on(self, day: dt.date) -> Self:
        """Those that existed on a day. ISO text compares like dates."""
        iso = day.isoformat()
        return self.filter(Q(valid_to="") | Q(valid_to__gt=iso), valid_from__lte=iso)

    def along_the_border(self) -> Self:
        """Border provinces from north to south."""
        return self.filter(has_land_border=True).order_by("border_order", "name", "pk")


class CodeQuerySet(models.QuerySet):
    """Official codes."""

    def get_by_natural_key(self, province: str, scheme: str, code: str) -> Any:
        """One query."""
        return self.get(province__slug=province, scheme=scheme, code=code)


class StatusChangeQuerySet(models.QuerySet):
    """Changes between province and city."""

    def get_by_natural_key(self, province: str, since: str) -> Any:
        """One query."""
        return self.get(province__slug=province, since=since)


class SuccessionQuerySet(models.QuerySet):
    """Predecessors and successors."""

    def get_by_natural_key(self, predecessor: str, successor: str, on: str) -> Any:
        """One query."""
        return self.get(predecessor__slug=predecessor, successor__slug=successor, on=on)


class NeighbourQuerySet(models.QuerySet):
    """Pairs of provinces that touch."""

    def get_by_natural_key(self, province: str, across: str) -> Any:
        """One query."""
        return self.get(province__slug=province, across__slug=across)


class FigureQuerySet(models.QuerySet):
    """Claimed numbers."""

    def get_by_natural_key(self, code: str) -> Any:
        """One query."""
        return self.get(code=code)

    def shown(self) -> Self:
        """Figures a reader may see: only with evidence that is public."""
        citations = self.model._meta.get_field("citations").related_model.objects.public()
        return self.filter(models.Exists(citations.filter(figure=models.OuterRef("pk")))).best_first()

    def best_first(self) -> Self:
        """Totals before parts, best rank first, the newest before the older, those without a date last."""
        order = models.Case(
            models.When(rank="preferred", then=0), models.When(rank="normal", then=1), default=2
        )
        return self.select_related("across_country", "across_province").order_by(
            "measure", "part", order, "-as_of", "pk"
        )


class PairQuerySet(models.QuerySet):
    """Twinned pairs."""

    def get_by_natural_key(self, slug: str) -> Any:
        """One query."""
        return self.get(slug=slug)

    def for_list(self) -> Self:
        """What a row of the list of pairs shows, newest first."""
        return self.select_related(
            "our_province", "our_unit", "their_province", "their_country", "act"
        ).order_by("-since", "slug")

    def chosen(self, *, country: str = "", level: str = "", province: str = "") -> Self:
        """What a reader's choices let through: slugs of a country and a province of ours, and a level."""
        rows = self.filter(their_country__slug=country) if country else self
        rows = rows.filter(our_province__slug=province) if province else rows
        return rows.filter(level=level) if level else rows


class AgreementQuerySet(NamedQuerySet):
    """Agreements."""

    def for_list(self) -> Self:
        """What a row of the list shows, newest first; the undated last. Two queries."""
        return self.prefetch_related("parties__country", "parties__organisation").order_by(
            "-signed_on", "slug"
        )

    def chosen(self, *, country: str = "", instrument: str = "", year: str = "", status: str = "") -> Self:
        """What a reader's choices let through: a party's slug, an instrument, a year of signature, a status."""
        rows = self.filter(countries__slug=country) if country else self
        rows = rows.filter(instrument=instrument) if instrument else rows
        rows = rows.filter(signed_on__startswith=year) if year else rows
        return rows.filter(status=status) if status else rows


class PartyQuerySet(models.QuerySet):
    """Who takes part in an agreement."""

    def get_by_natural_key(self, agreement: str, party: str) -> Any:
        """`party` is a country code in capitals or an organisation's slug. One query."""
        side = {"country": party} if party.isupper() else {"organisation__slug": party}
        return self.get(agreement__slug=agreement, **side)


class RelationQuerySet(models.QuerySet):
    """How agreements stand to each other."""

    def get_by_natural_key(self, later: str, kind: str, earlier: str) -> Any:
        """One query."""
        return self.get(later__slug=later, kind=kind, earlier__slug=earlier)


class TextQuerySet(models.QuerySet):
    """Texts of agreements."""

    def get_by_natural_key(self, agreement: str, url: str) -> Any:
        """One query."""
        return self.get(agreement__slug=agreement, url=url)
