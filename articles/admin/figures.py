"""Admin page of figures with their evidence: a number is typed together with what says it.

The page itself is the registry's; the evidence is the newspaper's, which the registry knows nothing of.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Citation
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.figures import FigureAdmin
from provinces.admin.tabular import BoundedRows
from provinces.choices import Statement
from provinces.models import Figure


class EvidenceForm(forms.ModelForm):
    """Evidence for the number, and for nothing else: there is nothing to tick."""

    class Meta:
        model = Citation
        fields = ("statement", "reference", "article", "passage", "confidence", "confidence_reason")
        widgets = {"passage": forms.Textarea(attrs={"rows": 3, "cols": 80})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.supports = self.instance.supports or Statement.VALUE.value


class EvidenceFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        if not any(not form.cleaned_data.get("DELETE") for form in kept if hasattr(form, "cleaned_data")):
            raise ValidationError(
                _(
                    "A figure without evidence is never shown: add the article and the passage, or the reference, "
                    "that says so."
                )
            )


class EvidenceInline(ChosenByName, BoundedRows, admin.StackedInline):
    model = Citation
    form = EvidenceForm
    formset = EvidenceFormSet
    autocomplete_fields = ("reference", "article")
    extra = 0
    min_num = 1
    verbose_name_plural = gettext_lazy("evidence")


class EvidencedFigureAdmin(FigureAdmin):
    inlines = [EvidenceInline]


admin.site.unregister(Figure)
admin.site.register(Figure, EvidencedFigureAdmin)
