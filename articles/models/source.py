"""Sources: the outlets that articles were translated from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import Language
from provinces.datatypes.text_fields import LineField, WebAddressField
from provinces.models import Country
from provinces.models.named_entry import Named, has_slug


class Source(Named):
    """A newspaper, journal or agency. Part of the translation passport of its articles."""

    publisher = LineField(_("publisher"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sources",
    )
    language = models.CharField(_("language of its originals"), max_length=8, choices=Language, blank=True)
    website = WebAddressField(_("web site"), blank=True)

    class Meta(Named.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [has_slug("source")]
