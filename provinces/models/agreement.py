"""Agreements between countries or organisations, their relations, and the directives behind them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from provinces.choices import (
    BINDING,
    AgreementStatus,
    DirectiveKind,
    Instrument,
    PartyAction,
    PartyRole,
    Relation,
)
from provinces.datatypes.addresses import address
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField, WebAddressField
from provinces.models.consistency import Consistent
from provinces.models.country import Country, Organisation
from provinces.models.named_entry import Named, has_slug
from provinces.models.recorded import Recorded
from provinces.querysets import AgreementQuerySet, PartyQuerySet, RelationQuerySet, TextQuerySet


class Agreement(Recorded, Named):
    """A treaty, agreement, memorandum, cooperation mechanism, programme or exchange. `name` is its title in English."""

    instrument = models.CharField(_("instrument"), max_length=12, choices=Instrument)
    domain = LineField(
        _("field"), max_length=60, blank=True, help_text=_("land border, maritime, transport…")
    )
    subject = LineField(_("subject"), max_length=300, blank=True)
    signed_on = PartialDateField(_("signed on"))
    signed_at = LineField(_("place of signature"), max_length=100, blank=True)
    in_force_from = PartialDateField(_("in force from"))
    ended_on = PartialDateField(_("ended on"))
    status = models.CharField(
        _("status"), max_length=10, choices=AgreementStatus, default=AgreementStatus.UNKNOWN
    )
    status_as_of = PartialDateField(_("status as of"))
    countries = models.ManyToManyField(
        Country, through="AgreementParty", related_name="agreements", verbose_name=_("countries")
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            has_slug("agreement"),
            models.CheckConstraint(
                condition=Q(ended_on="") | ~Q(status=AgreementStatus.IN_FORCE),
                name="agreement_ended_not_in_force",
                violation_error_message=_(
                    "An agreement with an end date cannot be in force; change one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=AgreementStatus.ENDED) | ~Q(ended_on=""),
                name="agreement_ended_has_date",
                violation_error_message=_(
                    "An ended agreement needs the date of its end, as far as it is known."
                ),
            ),
        ]
        indexes = [models.Index(fields=["-signed_on", "slug"], name="agreement_list_newest_first")]

    def get_absolute_url(self) -> str:
        return address("provinces:agreement", self.slug)

    @property
    def is_binding(self) -> bool:
        """A treaty enters into force; a programme, an exchange, a mechanism or a memorandum only runs."""
        return self.instrument in BINDING


class AgreementParty(models.Model):
    """A country or an organisation that takes part in an agreement, and what it did."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="parties", verbose_name=_("agreement")
    )
    country = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_to",
        verbose_name=_("country"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_to",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=10, choices=PartyRole, default=PartyRole.PARTY)
    action = models.CharField(_("action"), max_length=10, choices=PartyAction, blank=True)
    action_on = PartialDateField(_("date of the action"))

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["agreement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=True, organisation__isnull=False)
                | Q(country__isnull=False, organisation__isnull=True),
                name="party_country_or_organisation",
                violation_error_message=_("A party is a country or an organisation: choose exactly one."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "country"],
                condition=Q(country__isnull=False),
                name="party_country_once",
                violation_error_message=_("This country is a party already."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                condition=Q(organisation__isnull=False),
                name="party_organisation_once",
                violation_error_message=_("This organisation is a party already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.country or self.organisation)

    def natural_key(self) -> tuple[str, str]:
        """The agreement and the party: a country code in capitals, or an organisation's slug."""
        return (self.agreement.slug, self.country_id or self.organisation.slug)

    natural_key.dependencies = ["provinces.agreement", "provinces.organisation"]  # type: ignore[attr-defined]


class AgreementRelation(Consistent):
    """A later agreement amends, supplements, implements, renews or replaces an earlier one."""

    later = models.ForeignKey(
        Agreement,
        on_delete=models.CASCADE,
        related_name="builds_on",
        verbose_name=_("agreement"),
        db_index=False,
    )
    kind = models.CharField(_("relation"), max_length=12, choices=Relation)
    earlier = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        related_name="followed_up_by",
        verbose_name=_("earlier agreement"),
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation to an earlier agreement")
        verbose_name_plural = _("relations to earlier agreements")
        ordering = ["later", "kind", "earlier"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "kind", "earlier"],
                name="relation_once",
                violation_error_message=_("This relation is recorded already."),
            ),
            models.CheckConstraint(
                condition=~Q(later=F("earlier")),
                name="relation_not_itself",
                violation_error_message=_("An agreement cannot amend or replace itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.earlier_id}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.later.slug, self.kind, self.earlier.slug)

    natural_key.dependencies = ["provinces.agreement"]  # type: ignore[attr-defined]


class AgreementText(models.Model):
    """Where a text of the agreement can be read, in which language, and whether it is the official one."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="texts", verbose_name=_("agreement"), db_index=False
    )
    language = LineField(_("language code"), max_length=8)
    official = models.BooleanField(_("official text"), default=False)
    url = WebAddressField(_("address"))

    objects = TextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["agreement", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "url"],
                name="agreement_text_once",
                violation_error_message=_("This text is attached already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.url}"

    def natural_key(self) -> tuple[str, str]:
        return (self.agreement.slug, self.url)

    natural_key.dependencies = ["provinces.agreement"]  # type: ignore[attr-defined]


class Directive(Named):
    """A resolution, conclusion, decision or decree the articles speak of. `name` is its subject as a title."""

    kind = models.CharField(_("kind"), max_length=12, choices=DirectiveKind)
    number = LineField(
        _("number"), max_length=40, blank=True, help_text=_("33-NQ/TW; empty where none is known.")
    )
    issuer = LineField(_("issued by"), max_length=120, blank=True)
    issued_on = PartialDateField(_("issued on"))
    in_force_from = PartialDateField(_("in effect from"))
    term = LineField(_("term"), max_length=40, blank=True, help_text=_("2020–2025, for congresses."))

    class Meta(Named.Meta):
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        constraints = [
            has_slug("directive"),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="directive_number_once",
                violation_error_message=_("A directive with this number is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.name}" if self.number else self.name

    def get_absolute_url(self) -> str:
        return f"{address('provinces:directives')}#directive-{self.slug}"

    @property
    def searched(self) -> list[str]:
        """The number as well: 33-NQ/TW."""
        return [*super().searched, self.number]
