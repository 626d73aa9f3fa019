"""App configuration of the admin, with the newspaper's own admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.editing.desk.site.DeskSite"
