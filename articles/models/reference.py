"""Publications outside this newspaper, on which rows of the registry rest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import ReferenceKind
from articles.querysets.evidence import KeyedQuerySet
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField
from provinces.models.figure import new_code


class Reference(models.Model):
    """A publication outside this newspaper that says something the registry repeats."""

    code = LineField(_("key"), max_length=40, unique=True, default=new_code)
    kind = models.CharField(_("kind"), max_length=10, choices=ReferenceKind, blank=True)
    publisher = LineField(_("publisher"), max_length=250, blank=True)
    title = LineField(_("title"), max_length=300, blank=True)
    language = LineField(
        _("language code"), max_length=8, blank=True, help_text=_("In which the text in hand is: en, vi, fr…")
    )
    url = LineField(
        _("address"), max_length=500, blank=True, help_text=_("A web address, or where else it is found.")
    )
    published_on = PartialDateField(_("date"))
    retrieved_on = PartialDateField(_("retrieved on"))

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside reference")
        verbose_name_plural = _("outside references")
        ordering = ["code"]

    def __str__(self) -> str:
        """What is known best; never the key alone, which says nothing to a reader."""
        return self.title or self.publisher or self.url or self.code

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def web_address(self) -> str:
        """The address if it can be followed, without words printed behind it; else empty."""
        return self.url.split()[0] if self.url.startswith(("http://", "https://")) else ""
