"""Border guard units, from the force down to a station, with their lifetimes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from provinces.choices import UnitKind
from provinces.datatypes.addresses import address
from provinces.datatypes.partial_dates import PartialDateField
from provinces.models.named_entry import Named, has_slug
from provinces.models.province import Province
from provinces.models.recorded import Recorded


class BorderGuardUnit(Recorded, Named):
    """A unit of Viet Nam's border guard. Foreign forces are organisations."""

    kind = models.CharField(_("kind"), max_length=10, choices=UnitKind)
    province = models.ForeignKey(
        Province,
        verbose_name=_("province"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subunits",
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("followed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    valid_from = PartialDateField(_("exists from"))
    valid_to = PartialDateField(_("until, not including"))

    class Meta(Named.Meta):
        verbose_name = _("border guard unit")
        verbose_name_plural = _("border guard units")
        constraints = [
            has_slug("unit"),
            models.CheckConstraint(
                condition=Q(valid_to="") | Q(valid_from="") | Q(valid_from__lt=F("valid_to")),
                name="unit_life_in_order",
                violation_error_message=_("A unit cannot end before it begins; check the two dates."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(successor=F("id")),
                name="unit_not_itself",
                violation_error_message=_("A unit can neither belong to nor follow itself."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return address("provinces:unit", self.slug)
