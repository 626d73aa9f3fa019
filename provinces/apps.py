"""App configuration of the registry."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from provinces.datatypes.database import register_sqlite_functions
from provinces.datatypes.partial_indexes import write_conditions


class ProvincesConfig(AppConfig):
    name = "provinces"
    verbose_name = _("Registry")

    def ready(self) -> None:
        write_conditions(self)
        connection_created.connect(register_sqlite_functions, dispatch_uid="teach_sqlite")
        from provinces.models import version_triggers

        post_migrate.connect(version_triggers.watch, sender=self, dispatch_uid="watch_registry")
