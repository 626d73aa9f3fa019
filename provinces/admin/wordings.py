"""Admin page of the Vietnamese wordings."""

from django.contrib import admin

from provinces.admin.changelists import ChangelistAdmin
from provinces.models import Wording


@admin.register(Wording)
class WordingAdmin(ChangelistAdmin):
    list_display = ("english", "vietnamese", "source")
    search_fields = ("english", "vietnamese")
