"""Former address parts of renamed entries: what was recorded under the old one is found under the new one."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddressQuerySet(models.QuerySet):
    def get_by_natural_key(self, kind: str, former: str) -> Any:
        """One query."""
        return self.get(kind=kind, former=former)


class FormerAddress(models.Model):
    """An address part that an entry of a table had, and the one it has. Kept by triggers (`address_triggers.py`).

    `merged` says that it was another entry's, which went into this one: nothing new is ever loaded under it, whereas a
    part that an entry only gave up may be wanted for another one.

    In words and not by number, so that a dump by natural keys holds it, of tables of other apps, too.
    """

    kind = models.CharField(_("table"), max_length=60)
    former = models.CharField(_("former address part"), max_length=100)
    current = models.CharField(_("address part"), max_length=100)
    merged = models.BooleanField(_("of an entry that was merged"), default=False, db_default=False)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address part")
        verbose_name_plural = _("former address parts")
        constraints = [models.UniqueConstraint(fields=["kind", "former"], name="former_address_once")]
        indexes = [models.Index(fields=["kind", "current"], name="former_address_by_current")]

    def __str__(self) -> str:
        return f"{self.former} → {self.current}"

    def natural_key(self) -> tuple[str, str]:
        return (self.kind, self.former)


def part_of_today(model: type[models.Model], former: str) -> str:
    """The address part of the entry that had this one; empty where none had, or one has it today. Two queries."""
    rows = model._default_manager
    kept = FormerAddress.objects.filter(kind=model._meta.label_lower, former=former)
    current = kept.values_list("current", flat=True).first()
    is_left = current is not None and not rows.filter(slug=former).exists()
    return current if current is not None and is_left else ""


def follow(model: type[models.Model], slugs: Iterable[str]) -> dict[str, Any]:
    """The rows that have, or once had, these address parts, by the part asked for. One query, two more if one is gone.

    An address part of today comes before a former one.
    """
    wanted = set(slugs)
    rows = {row.slug: row for row in model._default_manager.filter(slug__in=wanted)}
    if wanted - rows.keys():
        kept = FormerAddress.objects.filter(kind=model._meta.label_lower, former__in=wanted - rows.keys())
        leads = dict(kept.values_list("former", "current"))
        renamed = {row.slug: row for row in model._default_manager.filter(slug__in=leads.values())}
        rows |= {former: renamed[current] for former, current in leads.items() if current in renamed}
    return rows
