"""Twinnings: an act is signed once and may twin several pairs; a pair has one side in Viet Nam and one across."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat, Greatest, Least
from django.utils.translation import gettext_lazy as _

from provinces.choices import TwinningLevel, TwinningStatus
from provinces.datatypes.addresses import address
from provinces.datatypes.names import Fold, slug_of
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.country import Country
from provinces.models.named_entry import Named, has_slug
from provinces.models.province import Province
from provinces.models.recorded import Recorded
from provinces.models.unit import BorderGuardUnit
from provinces.querysets import PairQuerySet


class TwinningAct(Named):
    """A signing, or what is known of one. `claimed_pairs` is how many pairs the source says came from it."""

    signed_on = PartialDateField(_("date"))
    signed_at = LineField(_("place"), max_length=100, blank=True)
    paper = LineField(
        _("paper"), max_length=200, blank=True, help_text=_("The signed paper, as the source calls it.")
    )
    claimed_pairs = models.PositiveIntegerField(_("pairs claimed"), null=True, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="twinning_acts", verbose_name=_("country across")
    )

    class Meta(Named.Meta):
        verbose_name = _("twinning act")
        verbose_name_plural = _("twinning acts")
        constraints = [has_slug("act")]

    def get_absolute_url(self) -> str:
        """The page of twinnings, where acts stand whose pairs nobody named."""
        return f"{address('provinces:pairs')}#act-{self.slug}"


class TwinningPair(Recorded):
    """Two posts or two communities twinned across the border.

    Unordered: the same two sides are one pair whichever way round they are typed. A side is its name and province;
    `our_unit` links the unit where our side is one.
    """

    slug = models.SlugField(
        _("address part"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Made from the names when left empty."),
    )
    level = models.CharField(_("level"), max_length=10, choices=TwinningLevel)
    our_name = LineField(_("our side"), max_length=200)
    our_unit = models.ForeignKey(
        BorderGuardUnit,
        verbose_name=_("our unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pairs",
        help_text=_("Where our side is a border guard unit."),
    )
    our_province = models.ForeignKey(
        Province, verbose_name=_("our province"), on_delete=models.PROTECT, related_name="pairs"
    )
    our_country = models.ForeignKey(
        Country,
        verbose_name=_("our country"),
        on_delete=models.PROTECT,
        related_name="pairs_at_home",
        default="VN",
    )
    their_name = LineField(_("their side"), max_length=200)
    their_province = models.ForeignKey(
        Province,
        verbose_name=_("their province"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pairs_across",
    )
    their_country = models.ForeignKey(
        Country, verbose_name=_("their country"), on_delete=models.PROTECT, related_name="pairs_across"
    )
    since = PartialDateField(_("since"))
    status = models.CharField(
        _("status"), max_length=8, choices=TwinningStatus, default=TwinningStatus.ACTIVE
    )
    act = models.ForeignKey(
        TwinningAct,
        verbose_name=_("act"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pairs",
    )
    note = ParagraphField(_("note"), blank=True)
    our_side = models.GeneratedField(
        expression=Fold(
            Concat("our_country", models.Value("|"), "our_name", output_field=models.TextField())
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    their_side = models.GeneratedField(
        expression=Fold(
            Concat("their_country", models.Value("|"), "their_name", output_field=models.TextField())
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    search_key = models.GeneratedField(
        expression=Fold(Concat("our_name", models.Value(" "), "their_name", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("twinning pair")
        verbose_name_plural = _("twinning pairs")
        ordering = ["-since", "slug"]
        constraints = [
            has_slug("pair"),
            models.UniqueConstraint(
                Least("our_side", "their_side"),
                Greatest("our_side", "their_side"),
                "level",
                name="pair_once_whichever_way_round",
                violation_error_message=_(
                    "These two sides are twinned at this level already, perhaps the other way round."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(our_country=F("their_country")),
                name="pair_crosses_a_border",
                violation_error_message=_("The two sides of a twinning lie in different countries."),
            ),
            models.CheckConstraint(
                condition=~Q(our_name="") & ~Q(their_name=""),
                name="pair_names_both_sides",
                violation_error_message=_("Name both sides of the pair."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.our_name} – {self.their_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.clean()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return address("provinces:pair", self.slug)

    def clean(self) -> None:
        """Make the address part before the constraints ask for it."""
        self.slug = self.slug or slug_of(f"{self.our_name} {self.their_name}")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def searched(self) -> list[str]:
        """Both sides, together and each by itself."""
        return [str(self), self.our_name, self.their_name]
