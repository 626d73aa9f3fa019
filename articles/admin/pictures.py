"""Pictures over all articles, and where they stand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.forms import ImageForm
from articles.models import ArticleImage
from provinces.admin.lists import SoundList


@admin.register(ArticleImage)
class ImageAdmin(SoundList):
    form = ImageForm
    list_display = ("__str__", "article", "order", "file", "is_lead", "decorative", "is_illustration")
    list_select_related = ("article",)
    list_filter = (("file", admin.EmptyFieldListFilter), "is_lead", "is_illustration", "decorative")
    search_fields = ("alt", "caption", "credit", "article__search_key")
    fields = (
        "article",
        "file",
        "alt",
        "decorative",
        "caption",
        "credit",
        "is_illustration",
        "is_lead",
        "order",
    )
    readonly_fields = ("article",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Pictures are added where they stand: in their article."""
        return False
