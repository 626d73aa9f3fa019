"""Facts to be recorded: passages of an article that become evidence for a gate or an agreement when it is saved.

A row is filled by a suggestion that is taken (`articles/editing/taking_suggestions.py`, `desk/suggestions.js`). It is
written with the article or comes back with it; a fact that is recorded is changed on the page of its citation.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.utils.translation import gettext, gettext_lazy

from articles.admin.evidence import SupportsField
from articles.editing.taking_suggestions import CITED, FACTS
from articles.html.plain_text import fold_quotation
from articles.models import Citation
from provinces.models import Agreement, BorderGate
from provinces.statements import possible

GONE = {"invalid_choice": gettext_lazy("This is no longer in the registry; leave the fact out.")}
TAKEN_AS = ["name"]  # evidence for: what a sentence that names something surely says


class FactForm(forms.ModelForm):
    """`kind` is what the fact is about; a row that was sent says so by the field that it fills."""

    gate = forms.ModelChoiceField(
        BorderGate.objects, required=False, widget=forms.HiddenInput, error_messages=GONE
    )
    agreement = forms.ModelChoiceField(
        Agreement.objects, required=False, widget=forms.HiddenInput, error_messages=GONE
    )
    supports = SupportsField()

    class Meta:
        model = Citation
        fields = ("gate", "agreement", "statement", "supports", "passage")
        widgets = {
            "statement": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "passage": forms.Textarea(attrs={"rows": 3, "cols": 80}),
        }

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind or next((each for each in CITED if self[each].value()), CITED[0])
        self.fields["supports"].choices = [(each.value, each.label) for each in possible(self.kind)]

    @property
    def kind_name(self) -> str:
        return str(self.fields[self.kind].queryset.model._meta.verbose_name)

    @property
    def subject(self) -> Any:
        """What the fact is about, once the row was read."""
        return getattr(self, "cleaned_data", {}).get(self.kind) or ""

    def clean(self) -> dict[str, Any]:
        """Above the form an error names its field; several facts have fields of one name."""
        data = super().clean() or self.cleaned_data
        if self.subject:
            for name in ("statement", "supports", "passage"):
                self[name].label = f"{self[name].label} ({self.subject})"
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """All rules of a citation but the article's key, which a new article has not yet: the form set gives it."""
        return {"article"}


class FactFormSet(forms.models.BaseInlineFormSet):
    """Rows that are all new. What is recorded already, word for word, is done and not written twice."""

    _recorded: Sequence[forms.ModelForm] = ()

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None:  # a form that was opened, or kept while typing, before there were such rows
            data = data.copy()
            for count in (TOTAL_FORM_COUNT, INITIAL_FORM_COUNT):
                data.setdefault(f"{FACTS}-{count}", "0")
        super().__init__(data, *args, **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return FACTS

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[DELETION_FIELD_NAME].label = gettext("Leave it out")
        form.instance.article = self.instance  # with what was typed: a passage has to stand in that

    @property
    def empty_rows(self) -> list[forms.ModelForm]:
        """One of each kind, for the script to make rows of."""
        rows = []
        for kind in CITED:
            row = self.form(
                prefix=self.add_prefix("__prefix__"),
                kind=kind,
                initial={"supports": TAKEN_AS},
                use_required_attribute=False,
            )
            self.add_fields(row, None)
            rows.append(row)
        return rows

    def clean(self) -> None:
        """A second tab, or a button pressed twice, sends the same rows again. One query where there are any."""
        super().clean()
        if self.forms and self.instance.pk:
            there = {_said(each) for each in Citation.objects.filter(article=self.instance)}
            self._recorded = [form for form in self.forms if _said(form.instance) in there]

    def _should_delete_form(self, form: Any) -> bool:
        return form in self._recorded or super()._should_delete_form(form)


def _said(citation: Citation) -> tuple[Any, ...]:
    about = tuple(getattr(citation, f"{kind}_id") for kind in CITED)
    return *about, citation.statement, fold_quotation(citation.passage)
