"""What is wrong with a form, as one list above it: each error leads to its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from articles.admin.article_form.feature import Feature
from articles.models import Article


@dataclass(frozen=True)
class Wrong:
    """`anchor` is the id of the field in the page; empty for an error of no one field."""

    anchor: str
    label: str
    sentence: str


class ErrorListFeature(Feature):
    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        found = list(_of_form(given["adminform"].form))
        for inline in given["inline_admin_formsets"]:
            if not inline.formset.is_bound:
                continue
            found += [Wrong("", "", sentence) for sentence in inline.formset.non_form_errors()]
            for form in inline.formset.forms:
                if not _is_left_out(inline.formset, form):
                    found += _of_form(form)
        return {"desk_errors": found}


def _is_left_out(formset: Any, form: forms.BaseForm) -> bool:
    """What goes with the save is not to be mended first."""
    return bool(formset.can_delete and form.cleaned_data.get("DELETE"))


def _of_form(form: forms.BaseForm) -> Iterator[Wrong]:
    for name, sentences in form.errors.items():
        if name not in form.fields:
            yield from (Wrong("", "", sentence) for sentence in sentences)
            continue
        bound = form[name]
        anchor = bound.auto_id
        if isinstance(
            bound.field.widget, forms.MultiWidget
        ):  # a day and a time: each part has an id of its own
            anchor += bound.field.widget.widgets_names[0]
        yield from (Wrong(anchor, str(bound.label), sentence) for sentence in sentences)
