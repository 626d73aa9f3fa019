"""Countries that share a border or an agreement, and organisations that work with the border guard."""

from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from provinces.choices import OrganisationKind
from provinces.datatypes.addresses import address
from provinces.datatypes.text_fields import LineField
from provinces.models.named_entry import Named, has_slug
from provinces.querysets import CountryQuerySet

# What Vietnamese calls these countries stands in the catalogue: it is neither their own script nor a source's.
CALLED = [
    gettext_noop("Viet Nam"),
    gettext_noop("China"),
    gettext_noop("Laos"),
    gettext_noop("Cambodia"),
    gettext_noop("Russia"),
    gettext_noop("Australia"),
    gettext_noop("United States"),
    gettext_noop("India"),
    gettext_noop("Thailand"),
    gettext_noop("Indonesia"),
]


class Country(Named):
    """A country, printed by its name in the language of the page.

    The key is its ISO 3166-1 code, so that rules about two countries need no join.
    """

    code = models.CharField(_("ISO 3166-1 code"), max_length=2, primary_key=True)
    is_neighbour = models.BooleanField(_("shares Viet Nam's land border"), default=False)

    objects = CountryQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            has_slug("country"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2}$"),
                name="country_code_two_letters",
                violation_error_message=_("A country code is two capital letters, as in VN or LA."),
            ),
        ]

    def __str__(self) -> str:
        return gettext(self.name) if self.name else ""

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def searched(self) -> list[str]:
        """Its name in the language of the page as well."""
        return [*super().searched, str(self)]

    def get_absolute_url(self) -> str:
        return address("provinces:country", self.slug)


class Organisation(Named):
    """A body, force or international organisation (UNODC, IOM, Royal Cambodian Navy…)."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text=_("Empty for international organisations."),
    )
    full_name = LineField(_("full name"), max_length=200, blank=True, help_text=_("Only if a source has it."))

    class Meta(Named.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [has_slug("organisation")]

    def get_absolute_url(self) -> str:
        return f"{address('provinces:organisations')}#organisation-{self.slug}"

    @property
    def searched(self) -> list[str]:
        """The full name as well."""
        return [*super().searched, self.full_name]
