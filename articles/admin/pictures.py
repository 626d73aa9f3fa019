"""Admin page of pictures: all pictures of all articles, and where they are used."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.forms import ImageForm
from articles.models import ArticleImage
from articles.pictures.perceptual_hashes import alike
from provinces.admin.changelists import ChangelistAdmin


@admin.register(ArticleImage)
class ImageAdmin(ChangelistAdmin):
    form = ImageForm
    list_display = (
        "__str__",
        "article",
        "order",
        "size",
        "is_lead",
        "decorative",
        "alt_later",
        "is_illustration",
    )
    list_select_related = ("article",)
    list_filter = (
        ("file", admin.EmptyFieldListFilter),
        "alt_later",
        ("licence", admin.EmptyFieldListFilter),
        "is_lead",
        "is_illustration",
        "decorative",
    )
    search_fields = ("alt", "caption", "credit", "article__search_key")
    fields = (
        "article",
        "file",
        "alt",
        "decorative",
        "caption",
        "credit",
        "licence",
        ("focal_x", "focal_y"),
        "is_illustration",
        "is_lead",
        "order",
        "used_in",
    )
    readonly_fields = ("article", "used_in")

    class Media:
        css = {"all": ["desk/pictures.css"]}
        js = ["desk/pictures.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("article__body", "article__original_text")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Pictures are added where they stand: in their article."""
        return False

    @admin.display(description=_("size"))
    def size(self, image: ArticleImage) -> str:
        """From the row: a list never opens files, so a lost one cannot break it."""
        return f"{image.width} × {image.height}" if image.file and image.width else "—"

    @admin.display(description=_("where used"))
    def used_in(self, image: ArticleImage) -> str:
        """Articles with the same file, and those with a picture that looks the same. Two queries."""
        if not image.file:
            return "—"
        same = ArticleImage.objects.filter(file=str(image.file)).select_related("article").order_by("pk")
        used = {each.article_id: each.article for each in [*same, *alike([image], elsewhere="")]}
        rows = [
            (reverse("admin:articles_article_change", args=[article.pk]), article)
            for article in used.values()
        ]
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a></li>', rows))
