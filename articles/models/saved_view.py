"""Views of the list of articles that a person has given a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from provinces.datatypes.text_fields import LineField


class SavedView(models.Model):
    """Filters, order and columns of the list, as its address has them. Written by `articles.editing.saved_views`."""

    about_accounts = True  # so that no dump holds it and no fixture brings it

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    name = LineField(_("name of the view"), max_length=60)
    query = models.CharField(_("filters"), max_length=2_000)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        default_permissions = ()  # everybody has their own
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="saved_view_name_once",
                violation_error_message=_(
                    "You have a view of this name already; choose another name, or remove that view first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="saved_view_has_name",
                violation_error_message=_("A view needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
