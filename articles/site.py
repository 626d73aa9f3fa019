"""The desk: Django's admin site, with our front page and a login that loses nothing."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


# Not in articles.admin: that package registers with this very site while it is imported.
class DeskSite(admin.AdminSite):
    site_header = "Borderpost"
    site_title = "Borderpost"
    index_title = _("The desk")
