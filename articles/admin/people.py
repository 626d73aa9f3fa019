"""Admin page of people: those who are credited, and those whom articles speak of."""

from django.contrib import admin

from articles.admin.parts import PartAdmin
from articles.models import Person
from provinces.admin.search import RegistryAdmin


@admin.register(Person)
class PersonAdmin(PartAdmin, RegistryAdmin):
    list_display = ("name", "local_name", "post")
