"""Border gates, and what lies across from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from provinces.choices import GateClass
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField
from provinces.models.country import Country
from provinces.models.named_entry import Named, has_slug
from provinces.models.province import Province


class BorderGate(Named):
    """A gate on Viet Nam's side.

    `province` is the one it lies in today, `former_province` the one of before 1 July 2025.
    """

    gate_class = models.CharField(
        _("class"),
        max_length=15,
        choices=GateClass,
        blank=True,
        help_text=_("Empty: not stated, or sources disagree."),
    )
    class_as_of = PartialDateField(_("class as of"))
    mode = LineField(_("traffic"), max_length=40, blank=True, help_text=_("road, rail, river"))
    province = models.ForeignKey(
        Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="gates"
    )
    former_province = models.ForeignKey(
        Province,
        verbose_name=_("province before 1 July 2025"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_gates",
    )
    across_country = models.ForeignKey(
        Country, verbose_name=_("country across"), on_delete=models.PROTECT, related_name="gates_to"
    )
    across_province = models.ForeignKey(
        Province,
        verbose_name=_("province across"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gates_across",
    )
    counterpart = LineField(_("gate across"), max_length=200, blank=True)
    events = LineField(
        _("events"), max_length=400, blank=True, help_text=_("Opened, upgraded, closed: with dates.")
    )

    class Meta(Named.Meta):
        verbose_name = _("border gate")
        verbose_name_plural = _("border gates")
        constraints = [
            has_slug("gate"),
            models.CheckConstraint(
                condition=~models.Q(across_country="VN"),
                name="gate_leads_abroad",
                violation_error_message=_("A border gate leads to another country than Viet Nam."),
            ),
        ]

    @property
    def searched(self) -> list[str]:
        """The gate across as well."""
        return [*super().searched, self.counterpart]

    def get_absolute_url(self) -> str:
        return f"{self.province.get_absolute_url()}#gate-{self.slug}"
