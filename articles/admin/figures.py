"""Admin page of figures with their evidence: a number is typed together with what says it.

The page itself is the registry's; the evidence is the newspaper's, which the registry knows nothing of.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks.quantities import quantities, worded
from articles.choices import Language
from articles.models import Citation
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.figures import FigureAdmin
from provinces.admin.tabular import BoundedRows
from provinces.choices import UNIT_OF_MEASURE, Statement
from provinces.models import Figure
from provinces.models.figure import SUBJECTS

BROUGHT = ("statement", "article", "passage")  # of evidence, in the address of a new figure
MOST_BESIDE = 5


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
        for form in kept:
            self._quotes_the_number(form)

    def _quotes_the_number(self, form: Any) -> None:
        """A passage that has another number is no evidence for this one."""
        given, figure = getattr(form, "cleaned_data", {}), self.instance
        article, passage = given.get("article"), given.get("passage")
        if article is None or not passage or figure.value is None:
            return
        stated = {each for number in quantities(passage, article.language) for each in number.values}
        if figure.value not in stated | worded(passage, article.language):
            problem = _(
                "This passage does not have the number %(number)s; quote the sentence that states it."
            )
            form.add_error("passage", problem % {"number": figure.number})


class EvidenceInline(ChosenByName, BoundedRows, admin.StackedInline):
    model = Citation
    form = EvidenceForm
    formset = EvidenceFormSet
    autocomplete_fields = ("reference", "article")
    extra = 0
    min_num = 1
    verbose_name_plural = gettext_lazy("evidence")


class EvidencedFigureAdmin(FigureAdmin):
    """One form for a number and the sentence that states it; a link from an article's form brings both."""

    inlines = [EvidenceInline]
    rows_first = True

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """By the number too, as any language prints it: 1449.566, 1,449.566, 1.449,566 km."""
        named, repeats = super().get_search_results(request, queryset, search_term)
        numbers = [number for language in Language.values for number in quantities(search_term, language)]
        if not numbers:
            return named, repeats
        words = [word for word in search_term.split() if not _is_number_or_unit(word)]
        valued, _repeats = super().get_search_results(request, queryset, " ".join(words))
        values = {each for number in numbers for each in number.values}
        return named | valued.filter(value__in=values), repeats

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        brought = {name: request.GET[name] for name in BROUGHT if request.GET.get(name)}
        if brought and not obj.pk and request.method == "GET":
            kwargs["initial"] = [brought]
        return kwargs

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Two sources that disagree are two figures: who records one is told of the others. One query."""
        super().save_related(request, form, formsets, change)
        figure: Figure = form.instance
        about = {f"{name}_id": getattr(figure, f"{name}_id") for name in SUBJECTS}
        others = Figure.objects.filter(measure=figure.measure, nation=figure.nation, **about)
        beside = [str(each) for each in others.exclude(pk=figure.pk).order_by("-as_of", "code")[:MOST_BESIDE]]
        if beside:
            said = _("On record beside it, of the same subject: %(figures)s.")
            self.message_user(request, said % {"figures": "; ".join(beside)}, messages.INFO)


def _is_number_or_unit(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or word.lower() in UNIT_OF_MEASURE.values()


admin.site.unregister(Figure)
admin.site.register(Figure, EvidencedFigureAdmin)
