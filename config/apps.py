"""The admin, with the newspaper's own site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.editing.desk.site.DeskSite"
