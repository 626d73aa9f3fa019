"""The newspaper in the admin, one file a kind of thing."""

from django.contrib import admin

from articles.admin import articles, corrections, evidence, people, pictures, sources, tags

admin.site.site_header = "Borderpost"
admin.site.site_title = "Borderpost"
admin.site.index_title = "The desk"

__all__ = ["articles", "corrections", "evidence", "people", "pictures", "sources", "tags"]
