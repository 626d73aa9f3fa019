"""Admin pages of citations and outside references."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.parts import PartAdmin
from articles.models import Citation, Reference
from articles.models.evidence import SUBJECTS
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin
from provinces.choices import Statement

ASKED_FOR = {
    "kind": _("Choose what kind of publication it is; readers judge a law and a forum differently."),
    "publisher": _("Name who published it: the newspaper, the ministry, the owner of the site."),
    "retrieved_on": _("Write when the page was read; what stands at a web address changes."),
}


class SupportsField(forms.MultipleChoiceField):
    """Words of the closed list, kept with a space between them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(
            choices=Statement.choices,
            required=False,
            label=capfirst(_("evidence for")),
            help_text=_(
                "What of the subject this says; a reference says nothing of what happened after its date."
            ),
        )

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CitationForm(forms.ModelForm):
    """A passage is typed in a box of two lines, not ten; what it is evidence for is ticked in a list."""

    supports = SupportsField()

    class Meta:
        model = Citation
        fields = ()  # the fieldsets of the admin name them
        widgets = {
            "statement": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "passage": forms.Textarea(attrs={"rows": 3, "cols": 80}),
        }


class ReferenceForm(forms.ModelForm):
    """What an older reference lacks may stay unknown; a new one says what a reader needs to judge it."""

    class Meta:
        model = Reference
        fields = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.instance.pk is None:
            needed = ["kind", "publisher"]
            if str(given.get("url") or "").startswith(("http://", "https://")):
                needed.append("retrieved_on")
            for name in needed:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, ASKED_FOR[name])
        return given


@admin.register(Citation)
class CitationAdmin(PartAdmin, ChosenByName, ChangelistAdmin):
    form = CitationForm
    list_display = ("statement", "about", "article", "reference", "confidence")
    list_select_related = ("article", "reference")
    list_filter = ("confidence", ("article", admin.EmptyFieldListFilter))
    search_fields = ("statement", "passage", "code", "article__search_key", "reference__code")
    autocomplete_fields = (*SUBJECTS, "article", "reference")
    fieldsets = (
        (None, {"fields": ("statement", "supports", ("confidence", "confidence_reason"))}),
        (
            _("Evidence"),
            {
                "description": _("Either a passage of an article, word for word, or an outside reference."),
                "fields": ("article", "passage", "reference"),
            },
        ),
        (_("About"), {"description": _("Exactly one of these."), "fields": SUBJECTS}),
        (_("key"), {"classes": ("collapse",), "fields": ("code",)}),  # the site makes one
    )

    class Media:
        css = {"all": ["desk/desk.css"]}

    @admin.display(description=_("about"))
    def about(self, citation: Citation) -> str:
        """Which kind of thing; its name would cost a query a row."""
        return str(Citation._meta.get_field(citation.subject_name).verbose_name)


@admin.register(Reference)
class ReferenceAdmin(ChangelistAdmin):
    form = ReferenceForm
    list_display: Any = ("code", "title", "publisher", "kind", "language", "published_on", "retrieved_on")
    list_filter: Any = ("kind",)
    fields = ("kind", "publisher", "title", "language", "url", "published_on", "retrieved_on", "code")
    search_fields = ("code", "title", "publisher", "url")
