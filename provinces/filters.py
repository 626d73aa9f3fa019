"""What a reader chose on a list, as words with a way to take each choice back."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict


@dataclass(frozen=True)
class Chosen:
    """One choice: the field's label, the chosen value in words, and the address of the list without it."""

    label: str
    value: str
    without: str


def chosen(form: forms.Form, query: QueryDict) -> list[Chosen]:
    """The valid choices of a bound form."""
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if value:
            left = query.copy()
            left.pop(name, None)
            address = f"?{left.urlencode()}" if left else "?"
            found.append(Chosen(str(field.label), str(dict(field.choices)[value]), address))
    return found
