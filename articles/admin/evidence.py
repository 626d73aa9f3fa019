"""Admin pages of citations and outside references."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Citation, Reference
from articles.models.evidence import SUBJECTS
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin


class CitationForm(forms.ModelForm):
    """A passage is typed in a box of two lines, not ten."""

    class Meta:
        model = Citation
        fields = ()  # the fieldsets of the admin name them
        widgets = {"passage": forms.Textarea(attrs={"rows": 3, "cols": 80})}


@admin.register(Citation)
class CitationAdmin(ChosenByName, ChangelistAdmin):
    form = CitationForm
    list_display = ("statement", "about", "article", "reference", "confidence")
    list_select_related = ("article", "reference")
    list_filter = ("confidence", ("article", admin.EmptyFieldListFilter))
    search_fields = ("statement", "passage", "code", "article__search_key", "reference__code")
    autocomplete_fields = (*SUBJECTS, "article", "reference")
    fieldsets = (
        (None, {"fields": ("statement", "confidence", "code")}),
        (
            _("Evidence"),
            {
                "description": _("Either a passage of an article, word for word, or an outside reference."),
                "fields": ("article", "passage", "reference"),
            },
        ),
        (_("About"), {"description": _("Exactly one of these."), "fields": SUBJECTS}),
    )

    @admin.display(description=_("about"))
    def about(self, citation: Citation) -> str:
        """Which kind of thing; its name would cost a query a row."""
        return str(Citation._meta.get_field(citation.subject_name).verbose_name)


@admin.register(Reference)
class ReferenceAdmin(ChangelistAdmin):
    list_display: Any = ("code", "title", "publisher", "published_on", "retrieved_on")
    search_fields = ("code", "title", "publisher", "url")
