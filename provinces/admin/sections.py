"""Folded sections of a form of the desk: fields, rows or a list below one line, which says what they hold.

One with an error is open. Without script they are `<details>` as any other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.helpers import AdminForm, Fieldset, InlineAdminFormSet
from django.contrib.admin.utils import flatten
from django.db.models import Field, ForeignKey, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from provinces.datatypes.partial_dates import PartialDateField, in_words_or_as_typed

LONGEST = 60  # characters of one value
MOST_ROWS = 200


@dataclass
class Section:
    """`holds` is its sentence. One that `is_empty` is nothing to look at, but its part of the form has to be sent."""

    anchor: str
    title: str
    holds: str = ""
    is_open: bool = False
    is_empty: bool = False
    fieldset: Fieldset | None = None
    panel: Any = None
    inlines: list[InlineAdminFormSet] = field(default_factory=list)


def has_error(fieldset: Fieldset) -> bool:
    return not set(fieldset.form.errors).isdisjoint(flatten(fieldset.fields))


def has_wrong_row(inline: InlineAdminFormSet) -> bool:
    return inline.is_bound and bool(any(inline.formset.errors) or inline.non_form_errors())


def folded(
    admin_form: AdminForm, inlines: Iterable[InlineAdminFormSet], *, rows_first: bool = False
) -> list[Section]:
    """All groups of fields but the first, which is the work, and all rows. No query."""
    fields, rows = _fields(admin_form), _rows(inlines)
    return [*rows, *fields] if rows_first else [*fields, *rows]


def _fields(admin_form: AdminForm) -> list[Section]:
    _first, *rest = admin_form
    row = admin_form.form.instance
    return [
        Section(f"fields-{place}", str(each.name), _values(row, each), _is_asked(each), fieldset=each)
        for place, each in enumerate(rest, 1)
    ]


def _rows(inlines: Iterable[InlineAdminFormSet]) -> list[Section]:
    sections = []
    for inline in inlines:
        count = len(inline.formset.initial_forms)
        typed = sum(form.has_changed() for form in inline.formset.extra_forms) if inline.is_bound else 0
        sections.append(
            Section(
                inline.formset.prefix,
                capfirst(str(inline.opts.verbose_name_plural)),
                str(count + typed) if count + typed else _("none"),
                bool(typed) or has_wrong_row(inline) or count < (inline.opts.min_num or 0),
                is_empty=not inline.has_add_permission and not count,
                inlines=[inline],
            )
        )
    return sections


def _is_asked(fieldset: Fieldset) -> bool:
    """Something is wrong, or still has to be filled in before a new row is saved."""
    form = fieldset.form
    needed = [name for name in flatten(fieldset.fields) if name in form.fields and form.fields[name].required]
    return has_error(fieldset) or any(form[name].value() in {None, ""} for name in needed)


def _values(row: Any, fieldset: Fieldset) -> str:
    names = [name for name in flatten(fieldset.fields) if name in fieldset.form.fields]
    said = [_said(row, row._meta.get_field(name)) for name in names]
    return ", ".join(Truncator(each).chars(LONGEST) for each in said if each) or _("nothing yet")


def _said(row: Any, of: Field) -> str:
    """A row chosen in it is named by its kind: its name would cost a query."""
    if of.many_to_many or of.unique:
        return ""  # rows of another table, and keys, which tell nobody anything
    value = getattr(row, of.attname, None)
    if value in (None, "", False, [], ()):
        return ""
    if value is True or isinstance(of, ForeignKey):
        return str(of.verbose_name)
    if of.choices:
        return str(getattr(row, f"get_{of.name}_display")())
    if isinstance(of, PartialDateField):
        return f"{of.verbose_name} {in_words_or_as_typed(str(value))}"
    return str(value)


def rows_section(
    anchor: str, title: str, rows: QuerySet, given: dict[str, Any], said: Callable[[Any], str] = str
) -> Section:
    """Rows with pages of their own, and the way to one more, with what is `given` filled in. One query."""
    name = f"admin:{rows.model._meta.app_label}_{rows.model._meta.model_name}"
    links = [
        {"address": reverse(f"{name}_change", args=[row.pk]), "said": said(row)} for row in rows[:MOST_ROWS]
    ]
    context = {
        "links": links,
        "add": f"{reverse(f'{name}_add')}?{urlencode(given)}",
        "model": rows.model._meta.verbose_name,
    }
    panel = {"template": "admin/desk/_rows.html", "context": context}
    return Section(anchor, title, str(len(links)) if links else _("none"), panel=panel)
