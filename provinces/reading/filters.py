"""Active filters of a list: what a reader chose, in words, with a link that removes each choice."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict


def address_of(address: str, form: forms.Form) -> str:
    """The address with the valid choices of a bound form, and nothing else that was asked."""
    given = form.cleaned_data.items() if form.is_valid() else ()
    choices = {name: value for name, value in given if value}
    return f"{address}?{urlencode(choices)}" if choices else address


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
