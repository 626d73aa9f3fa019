"""Forms of a merge: which entry is the other one, and which values stay."""

import hashlib
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provinces.admin.autocomplete import NamedChoiceField, NameOrChoice
from provinces.merging.relations import pointers
from provinces.merging.values import differences, labelled, shown


class OtherForm(forms.Form):
    """The entry of the same thing into which the first one goes."""

    def __init__(self, *args: Any, entry: Model, site: AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model, self.entry = type(entry), entry
        self.fields["into"] = NamedChoiceField(
            queryset=model._default_manager.exclude(pk=entry.pk),
            # Any key that leads to the table: the chooser asks for the rows that could stand in it.
            widget=NameOrChoice(pointers(model)[0], site),
            label=_("Merge “%(entry)s” into") % {"entry": labelled(entry)},
            help_text=_(
                "The entry that stays. It keeps its address; all that belongs to the other one comes to it."
            ),
            error_messages={"invalid_choice": _("Choose the other entry of the two; this is none.")},
        )


class MergeForm(forms.Form):
    """A choice for each field in which the entries differ; `seen` is what was shown when it was made."""

    sure = forms.BooleanField(
        label=gettext_lazy("They are one and the same all the same"),
        error_messages={
            "required": gettext_lazy("Tick that they are one and the same, or do not merge them.")
        },
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, entries: list[Any], doubts: list[str], said: str, **kwargs: Any) -> None:
        self.now = hashlib.sha256(said.encode()).hexdigest()
        super().__init__(*args, initial={"seen": self.now}, **kwargs)
        self.entries, self.differences = entries, differences(entries)
        if not doubts:
            del self.fields["sure"]
        for each in self.differences:
            self.fields[f"take_{each.field.name}"] = forms.ChoiceField(
                label=capfirst(str(each.field.verbose_name)),
                choices=[(key, key) for key in each.offered],
                initial=each.usual,
                required=False,
                error_messages={"invalid_choice": _("Choose one of the values that are shown.")},
            )

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != self.now:
            raise forms.ValidationError(
                _(
                    "These entries, or what belongs to them, have changed meanwhile; look at them as they are now."
                )
            )
        return self.now

    @property
    def taken(self) -> dict[str, str]:
        """Of which entry each value stays; the usual one where nothing was sent."""
        return {
            each.field.name: self.cleaned_data[f"take_{each.field.name}"] or each.usual
            for each in self.differences
        }

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For the table: a field, and for each entry what it says, to be chosen where it says it first."""
        found = []
        for each in self.differences:
            bound = self[f"take_{each.field.name}"]
            found.append(
                {"bound": bound, "cells": [self._cell(each, entry, bound) for entry in self.entries]}
            )
        return found

    def _cell(self, difference: Any, entry: Any, bound: Any) -> dict[str, Any]:
        key = str(entry.pk)
        return {
            "key": key,
            "said": shown(entry, difference.field),
            "is_offered": key in difference.offered,
            "is_chosen": key == (bound.value() or difference.usual),
        }
