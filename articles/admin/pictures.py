"""Admin page of pictures: all pictures of all articles, and where they are used."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles import revisions
from articles.admin.parts import PartAdmin
from articles.admin.picture_forms import ImageForm
from articles.admin.titled_search import TitledSearch
from articles.choices import SEEN
from articles.editing.chosen_files import chosen_files
from articles.models import ArticleImage
from articles.pictures.perceptual_hashes import alike
from articles.pictures.responsive import name_near
from articles.reading.views.pictures import send_picture

MOST = 2_000_000_000  # a number the database can look for
SMALL, LARGE = 320, 640  # pixels across: a tile, and the picture in its form


@admin.register(ArticleImage)
class ImageAdmin(PartAdmin, TitledSearch):
    form = ImageForm
    list_display = (
        "headline",
        "number",
        "article",
        "order",
        "size",
        "is_lead",
        "decorative",
        "alt_later",
        "is_illustration",
    )
    sortable_by = ("article",)  # the column with an index
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
    readonly_fields = ("article", "shown", "used_in")

    class Media:
        css = {"all": ["desk/pictures.css"]}
        js = ["desk/pictures.js", "desk/chosen_files.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("article__body", "article__original_text")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.shown_view)
        return [path("<int:pk>/shown/", view, name="articles_articleimage_shown"), *super().get_urls()]

    def shown_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The picture for the desk, of drafts too, in a size that is made already, or as it is; `?small` for a tile."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        image = get_object_or_404(self.get_queryset(request).exclude(file=""), pk=min(pk, MOST))
        return send_picture(request, name_near(image, SMALL if "small" in request.GET else LARGE))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where the file cannot be changed, no script shows the picture beside its field."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fields
        return ("article", "shown", *self.fields[1:])

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        return super().render_change_form(request, context | chosen_files(request), *args, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Pictures are added where they stand: in their article."""
        return False

    def obstacle(self, user: Any, row: ArticleImage) -> str:
        """A change of what readers have read says what it is, and only the form of the article asks that."""
        if row.article.status in SEEN:
            return str(
                _("Readers get this picture: change it in the form of its article, which asks what changed.")
            )
        return super().obstacle(user, row)

    def save_model(self, request: HttpRequest, obj: ArticleImage, form: Any, change: bool) -> None:
        with _recorded([obj], request.user):
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: ArticleImage) -> None:
        with _recorded([obj], request.user):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with _recorded(queryset, request.user):
            super().delete_queryset(request, queryset)

    @admin.display(description=_("picture"))
    def headline(self, image: ArticleImage) -> str:
        """What it is called, and the picture, small."""
        words = format_html("<span>{}</span>", image)
        if not image.file:
            return words
        picture = '{}<img src="{}?small" alt="" width="72" height="48" loading="lazy" decoding="async">'
        return format_html(picture, words, _address_of(image))

    @admin.display(description=_("picture"))
    def shown(self, image: ArticleImage) -> str:
        if not image.file:
            return "—"
        return format_html('<img class="desk-picture" src="{}" alt="{}">', _address_of(image), image.alt)

    @admin.display(description=_("number"))
    def number(self, image: ArticleImage) -> int:
        """By which a row of an article's form takes it again."""
        return image.pk

    @admin.display(description=_("size"))
    def size(self, image: ArticleImage) -> str:
        """From the row: a list never opens files, so a lost one cannot break it."""
        times = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
        return f"{image.width}{times}{image.height}" if image.file and image.width else "—"

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


def _address_of(image: ArticleImage) -> str:
    return reverse("admin:articles_articleimage_shown", args=[image.pk])


@contextmanager
def _recorded(images: Iterable[ArticleImage], by: Any) -> Iterator[None]:
    """What is done to pictures is a revision of their articles, like any change of them."""
    articles = {image.article_id: image.article for image in images}.values()
    for article in articles:
        revisions.record_baseline(article)
    yield
    for article in articles:
        revisions.record(article=article, by=by)
