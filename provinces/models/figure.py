"""Figures: a number that somebody claimed, with everything a reader needs to judge it."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from provinces.choices import UNIT_OF_MEASURE, Measure, Qualifier, Rank
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.agreement import Agreement
from provinces.models.consistency import Consistent
from provinces.models.country import Country
from provinces.models.province import Province
from provinces.models.unit import BorderGuardUnit
from provinces.querysets import FigureQuerySet

SUBJECTS = ("country", "province", "unit", "agreement")


def exactly_one(fields: tuple[str, ...], *, or_flag: str = "") -> Q:
    """The condition that one of the foreign keys is set and the others are not; `or_flag` counts as one of them."""
    choices = [*fields, *([or_flag] if or_flag else [])]
    condition = Q()
    for chosen in choices:
        alone = Q()
        for field in choices:
            if field == or_flag:
                alone &= Q(**{field: field == chosen})
            else:
                alone &= Q(**{f"{field}__isnull": field != chosen})
        condition |= alone
    return condition


def new_code() -> str:
    """A permanent key for rows typed by hand; fixtures bring readable ones."""
    return uuid.uuid4().hex


class Figure(Consistent):
    """One claim about one subject. Two sources that disagree are two figures, never an average.

    `nation` says that the figure is about Viet Nam as a whole, or about several of its borders. `across_country`
    and `across_province` say with whom a border is shared. The unit (km, a count) follows from the measure.
    """

    code = models.SlugField(_("key"), max_length=100, unique=True, default=new_code)
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        verbose_name=_("country"),
    )
    province = models.ForeignKey(
        Province,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        verbose_name=_("province"),
    )
    unit = models.ForeignKey(
        BorderGuardUnit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        verbose_name=_("unit"),
    )
    agreement = models.ForeignKey(
        Agreement,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        verbose_name=_("agreement"),
    )
    nation = models.BooleanField(_("Viet Nam as a whole"), default=False)
    measure = models.CharField(_("measure"), max_length=20, choices=Measure)
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.STATED)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3)
    across_country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures_across",
        verbose_name=_("with the country"),
    )
    across_province = models.ForeignKey(
        Province,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures_across",
        verbose_name=_("with the province"),
    )
    scope = LineField(
        _("scope"), max_length=250, blank=True, help_text=_("What exactly is counted, in a few words.")
    )
    part = models.BooleanField(
        _("of a part only"),
        default=False,
        help_text=_(
            "A part of the border or of the place: never read as its total, listed behind the totals."
        ),
    )
    as_of = PartialDateField(_("as of"))
    rank = models.CharField(_("rank"), max_length=10, choices=Rank, default=Rank.NORMAL)
    preferred_because = LineField(_("why preferred"), max_length=250, blank=True)
    superseded_because = LineField(_("why superseded"), max_length=250, blank=True)
    note = ParagraphField(_("note"), blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["measure", "code"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(SUBJECTS, or_flag="nation"),
                name="figure_has_one_subject",
                violation_error_message=_(
                    "A figure has exactly one subject: a country, a province, a unit, an agreement, "
                    "or Viet Nam as a whole."
                ),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="figure_not_negative",
                violation_error_message=_("A figure is never negative."),
            ),
            models.CheckConstraint(
                condition=~Q(rank=Rank.SUPERSEDED) | ~Q(superseded_because=""),
                name="figure_superseded_says_why",
                violation_error_message=_(
                    "Say why the figure is superseded: what replaced it, or what is wrong with it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()}: {self.in_words}"

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def subject(self) -> object:
        """The row the figure is about; None for the nation. One query if it was not selected."""
        return self.province or self.country or self.unit or self.agreement

    @property
    def number(self) -> str:
        """The value as printed: '164 km', '1,449.566 km', '224'."""
        value = Decimal(self.value).normalize()
        places = max(0, -int(value.as_tuple().exponent))
        text = number_format(value, decimal_pos=places, force_grouping=True)
        unit = UNIT_OF_MEASURE.get(self.measure, "")
        return f"{text}\u00a0{unit}" if unit else text

    @property
    def in_words(self) -> str:
        """The value with its qualifier: 'over 164 km'. 'Exactly' and 'as stated' go without saying."""
        if self.qualifier in {Qualifier.EXACT, Qualifier.STATED}:
            return self.number
        return f"{self.get_qualifier_display()} {self.number}"
