"""Provinces: codes, status changes, successions, neighbours, named places."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from provinces.choices import CodeScheme, Extent, PlaceKind, ProvinceKind
from provinces.datatypes.addresses import address
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.consistency import Consistent
from provinces.models.country import Country
from provinces.models.named_entry import Named, has_slug
from provinces.models.recorded import Recorded
from provinces.querysets import (
    CodeQuerySet,
    NeighbourQuerySet,
    ProvinceQuerySet,
    StatusChangeQuerySet,
    SuccessionQuerySet,
)


class Province(Recorded, Named):
    """A province or city of a country for the time it existed; an enlarged unit is another one than its namesake.

    `valid_to` is the first day on which it no longer existed, empty while it exists.
    """

    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="provinces", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ProvinceKind, default=ProvinceKind.PROVINCE)
    valid_from = PartialDateField(_("exists from"))
    valid_to = PartialDateField(_("until, not including"))
    has_land_border = models.BooleanField(_("lies on the land border"), default=False)
    has_coast = models.BooleanField(
        _("lies on the coast"), null=True, blank=True, help_text=_("Empty: not known.")
    )
    border_order = models.PositiveSmallIntegerField(
        _("place along the border"), null=True, blank=True, help_text=_("From north to south, for lists.")
    )

    objects = ProvinceQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        constraints = [
            has_slug("province"),
            models.CheckConstraint(
                condition=Q(valid_to="") | Q(valid_from="") | Q(valid_from__lt=F("valid_to")),
                name="province_life_in_order",
                violation_error_message=_("A province cannot end before it begins; check the two dates."),
            ),
        ]
        indexes = [models.Index(fields=["country", "valid_to"], name="province_of_country_today")]

    def __str__(self) -> str:
        return f"{self.name} ({_('until')} {self.valid_to[:4]})" if self.valid_to else self.name

    def get_absolute_url(self) -> str:
        return address("provinces:province", self.slug)

    @property
    def display_name(self) -> str:
        """The name with its own accents where known: what a reader sees."""
        return self.local_name or self.name

    @property
    def is_former(self) -> bool:
        return bool(self.valid_to)


class ProvinceCode(models.Model):
    """An official code for a time. Seven codes changed their meaning on 1 July 2025: never an identity."""

    province = models.ForeignKey(
        Province, on_delete=models.CASCADE, related_name="codes", verbose_name=_("province"), db_index=False
    )
    scheme = models.CharField(_("scheme"), max_length=5, choices=CodeScheme)
    code = LineField(_("code"), max_length=10)
    valid_from = PartialDateField(_("from"))
    note = LineField(_("note"), max_length=200, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("official code")
        verbose_name_plural = _("official codes")
        ordering = ["scheme", "valid_from", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "scheme", "code"],
                name="province_code_once",
                violation_error_message=_("This province has that code already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.code}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.province.slug, self.scheme, self.code)

    natural_key.dependencies = ["provinces.province"]  # type: ignore[attr-defined]


class StatusChange(models.Model):
    """A province that became a centrally run city, or the reverse, on a date and by an instrument."""

    province = models.ForeignKey(
        Province,
        on_delete=models.CASCADE,
        related_name="status_changes",
        verbose_name=_("province"),
        db_index=False,
    )
    kind = models.CharField(_("became"), max_length=10, choices=ProvinceKind)
    since = PartialDateField(_("since"), blank=False)
    instrument = LineField(_("legal instrument"), max_length=200, blank=True)

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "since"],
                name="status_change_once_a_day",
                violation_error_message=_("This province already has a change of status on that date."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.since}"

    def natural_key(self) -> tuple[str, str]:
        return (self.province.slug, self.since)

    natural_key.dependencies = ["provinces.province"]  # type: ignore[attr-defined]


class Succession(Consistent):
    """A predecessor went, whole or in part, into a successor on a date."""

    predecessor = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="successions",
        verbose_name=_("predecessor"),
        db_index=False,
    )
    successor = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="origins", verbose_name=_("successor")
    )
    on = PartialDateField(_("date"), blank=False)
    extent = models.CharField(_("extent"), max_length=5, choices=Extent, default=Extent.WHOLE)
    instrument = LineField(_("legal instrument"), max_length=200, blank=True)
    note = ParagraphField(_("note"), blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["on", "successor", "predecessor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"],
                name="succession_once",
                violation_error_message=_("This succession is recorded already."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_not_itself",
                violation_error_message=_(
                    "A province cannot succeed itself; an unchanged one needs no succession."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}, {self.on}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.predecessor.slug, self.successor.slug, self.on)

    natural_key.dependencies = ["provinces.province"]  # type: ignore[attr-defined]


class Neighbour(models.Model):
    """A Vietnamese province and a foreign one that touch along the land border."""

    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="neighbours",
        verbose_name=_("Vietnamese province"),
        db_index=False,
    )
    across = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="neighbours_across",
        verbose_name=_("province across the border"),
    )
    note = ParagraphField(_("note"), blank=True)

    objects = NeighbourQuerySet.as_manager()

    class Meta:
        verbose_name = _("neighbour across the border")
        verbose_name_plural = _("neighbours across the border")
        ordering = ["province", "across"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "across"],
                name="neighbour_once",
                violation_error_message=_("These two provinces are recorded as neighbours already."),
            ),
            models.CheckConstraint(
                condition=~Q(province=F("across")),
                name="neighbour_not_itself",
                violation_error_message=_("A province is not its own neighbour."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.province_id} | {self.across_id}"

    def natural_key(self) -> tuple[str, str]:
        return (self.province.slug, self.across.slug)

    natural_key.dependencies = ["provinces.province"]  # type: ignore[attr-defined]


class Place(Named):
    """A place that is no province: an economic zone, a gulf, a region the sources name."""

    kind = models.CharField(_("kind"), max_length=15, choices=PlaceKind)
    province = models.ForeignKey(
        Province,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        verbose_name=_("province"),
    )

    class Meta(Named.Meta):
        verbose_name = _("named place")
        verbose_name_plural = _("named places")
        constraints = [has_slug("place")]
