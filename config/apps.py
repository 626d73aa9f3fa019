"""App configuration of the admin, with the newspaper's own admin site."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.editing.desk.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        import_module("config.deployment")  # registers its checks
