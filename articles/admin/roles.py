"""Admin page of language limits: which role of a person holds for which language only."""

from django.contrib import admin

from articles.models import LanguageLimit
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin


@admin.register(LanguageLimit)
class LanguageLimitAdmin(ChosenByName, ChangelistAdmin):
    """Roles are groups of the accounts page; a row here narrows one of them."""

    list_display = ("user", "group", "language")
    list_select_related = ("user", "group")
    list_filter = ("group", "language")
    autocomplete_fields = ("user",)
