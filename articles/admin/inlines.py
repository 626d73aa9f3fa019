"""Inlines of the article form: rows that belong to an article and are edited with it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.fact_rows import FactForm, FactFormSet
from articles.admin.picture_forms import ImageFormSet, ImageRowForm
from articles.admin.set_by_itself import Place
from articles.models import (
    ArticleImage,
    ArticleProvince,
    ArticleUnit,
    ChangeNote,
    Citation,
    Credit,
    FormerSlug,
)
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.tabular import BoundedRows, NamedRows


class ProvinceInline(ChosenByName, NamedRows):
    model = ArticleProvince
    autocomplete_fields = ("province",)
    extra = 1
    verbose_name_plural = _("provinces it is about")


class UnitInline(ChosenByName, NamedRows):
    model = ArticleUnit
    autocomplete_fields = ("unit",)
    extra = 0
    verbose_name_plural = _("units it is about")


class CreditInline(ChosenByName, NamedRows):
    model = Credit
    autocomplete_fields = ("person",)
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"widgets": {"order": Place}, **kwargs})


class ImageInline(BoundedRows, admin.StackedInline):
    model = ArticleImage
    view_on_site = False
    form = ImageRowForm
    formset = ImageFormSet
    template = "admin/desk/pictures.html"
    extra = 1
    fields = (
        "file",
        "reuse",
        "alt",
        "decorative",
        "caption",
        ("credit", "licence"),
        ("is_lead", "is_illustration"),
        "order",
        ("focal_x", "focal_y"),
    )


class ChangeNoteInline(BoundedRows, admin.StackedInline):
    model = ChangeNote
    view_on_site = False
    fields = ("kind", "text", "at")
    readonly_fields = ("at",)  # when readers were told is history
    extra = 0
    max_num = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A new one is made by saving the change it tells of."""
        return False


class ReadOnlyInline(NamedRows):
    """Shown with the article, written elsewhere."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A post can send more rows than the form has."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CitationInline(ReadOnlyInline):
    """What the registry takes from the article; a citation has a form of its own. The head of a row says what."""

    model = Citation
    fields = ("passage", "about", "confidence")
    readonly_fields = ("about",)
    show_change_link = True
    verbose_name_plural = _("facts")

    @admin.display(description=_("about"))
    def about(self, citation: Citation) -> str:
        """Which kind of thing, for one sentence may say several; its name would cost a query a row."""
        if citation.pk is None:
            return ""  # a forged row, which is no citation of this article
        return str(Citation._meta.get_field(citation.subject_name).verbose_name)


class FactInline(BoundedRows):
    """Facts to be recorded with the next save, by who may add a citation. None of them is there yet."""

    model = Citation
    form = FactForm
    formset = FactFormSet
    template = "admin/desk/facts.html"
    extra = 0
    verbose_name_plural = _("facts to be recorded")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To leave one out."""
        return self.has_add_permission(request, obj)


class FormerSlugInline(ReadOnlyInline):
    model = FormerSlug
    fields = ("language", "slug")
