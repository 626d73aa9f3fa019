"""Admin page of people: those who are credited, and those whom articles speak of."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.parts import PartAdmin
from articles.models import Person, Profile
from articles.publishing.signatures import may_change_person
from provinces.admin.search import RegistryAdmin


@admin.register(Person)
class PersonAdmin(PartAdmin, RegistryAdmin):
    list_display = ("name", "local_name", "post")
    actions: Any = (*RegistryAdmin.actions, "show_photograph")

    @admin.action(description=_("Show the photograph to readers"), permissions=["change"])
    def show_photograph(self, request: HttpRequest, people: QuerySet) -> None:
        """That of the profile of whoever signs as the person, where it is described."""
        chosen = [each.pk for each in people if may_change_person(request.user, each)]
        fit = (
            Profile.objects.filter(person__in=chosen, is_public=False).exclude(photograph="").exclude(alt="")
        )
        if number := fit.update(is_public=True):
            done = ngettext(
                "%(number)d photograph is shown to readers now.",
                "%(number)d photographs are shown to readers now.",
                number,
            )
            messages.success(request, done % {"number": number})
        else:
            sentence = gettext(
                "Nothing to show: whoever signs so has no photograph with words in the profile, or it is shown "
                "already, or public texts credit them that you may not correct."
            )
            messages.warning(request, sentence)
