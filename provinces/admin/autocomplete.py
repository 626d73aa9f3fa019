"""Choosers: a row of another table by a search box, or by typing its name where no script runs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from provinces.admin.relevance import by_relevance, folded_column
from provinces.datatypes.names import fold

NAMED_AT_MOST = 5  # of the rows that a typed name could mean
LONGEST_NAME = 1_000  # characters, more than any name may have; SQLite looks for no pattern of 50,000 bytes
ECHOED = 100  # characters of what was typed
LOOKED_AT = 50  # rows that hold what was typed somewhere in their names


def can_be_key(model: type[Model], value: str) -> bool:
    """Whether the column of the key could hold the value at all: a number beyond its range could not, nor a NUL."""
    if "\x00" in str(value):
        return False
    key = model._meta.pk
    try:
        key.run_validators(key.to_python(value))
    except (ValidationError, ValueError, OverflowError):
        return False
    return True


class NameOrChoice(AutocompleteSelect):
    """Django's search box; inside `<noscript>` a line to type the name into."""

    template_name = "admin/widgets/name_or_choice.html"
    at_hand: Model | None = None  # what the row has chosen, where it was read with the row

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed comes first: there was no script to choose with."""
        typed = str(data.get(f"{name}-typed") or "").strip()
        return typed or super().value_from_datadict(data, files, name)

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        """A name, or nonsense that was sent, selects nothing; asking the database for it would fail. One query for
        what is not at hand."""
        if self.at_hand is not None and value == [str(self.at_hand.pk)]:
            label = self.choices.field.label_from_instance(self.at_hand)
            none = [] if self.is_required else [self.create_option(name, "", "", set(), 0)]
            return [(None, [*none, self.create_option(name, value[0], label, set(value), len(none))], 0)]
        model = self.field.remote_field.model
        return super().optgroups(name, [each for each in value if can_be_key(model, each)], attrs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        is_chosen = any(
            option["selected"] for _name, group, _index in widget["optgroups"] for option in group
        )
        widget["typed"] = "" if is_chosen or not widget["value"] else widget["value"][0]
        widget["label"] = self.field.verbose_name
        return context


class NamedChoiceField(forms.ModelChoiceField):
    """Takes the key of a row, or its name with or without accents if only one row has it.

    `named` narrows the rows to those that the name could mean.
    """

    def __init__(
        self, *args: Any, named: Callable[[QuerySet, str], QuerySet] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.named = named or rows_named

    def to_python(self, value: Any) -> Model | None:
        if value in self.empty_values:
            return None
        try:
            return super().to_python(value)
        except (ValidationError, OverflowError):
            # PostgreSQL cannot even compare with a NUL.
            if isinstance(value, str) and not value.isdigit() and "\x00" not in value and fold(value):
                return self._named(value)
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None

    def _named(self, typed: str) -> Model:
        wanted = fold(typed)
        found = []
        if len(wanted) <= LONGEST_NAME:
            found = list(by_relevance(self.named(self.queryset, wanted), typed)[:LOOKED_AT])
        called_so = [row for row in found if wanted in _folded_names(row)] or found
        found = [row for row in called_so if not getattr(row, "valid_to", "")] or called_so
        if len(found) == 1:
            return found[0]
        if not found:
            shown = Truncator(typed).chars(ECHOED + 1)
            raise ValidationError(_("Nothing here is called “%(typed)s”.") % {"typed": shown}, code="unknown")
        names = ", ".join(str(row) for row in found[:NAMED_AT_MOST])
        sentence = _("“%(typed)s” could mean several: %(names)s. Type the whole name.")
        raise ValidationError(sentence % {"typed": typed, "names": names}, code="several")


def rows_named(rows: QuerySet, wanted: str) -> QuerySet:
    """Those that have the folded words somewhere in their names. Cost: all rows are read; registry tables are small."""
    return rows.filter(**{f"{folded_column(rows.model)}__contains": wanted})


def _folded_names(row: Model) -> set[str]:
    names = [str(row), getattr(row, "local_name", ""), *getattr(row, "other_names", [])]
    return {fold(name) for name in names if name}


class ChosenByName(BaseModelAdmin):
    """An admin, or rows within one, whose `autocomplete_fields` work without script."""

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest | None, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NameOrChoice(db_field, self.admin_site, using=kwargs.get("using")))
            if "form_class" not in kwargs:
                chosen = self.admin_site.get_model_admin(db_field.remote_field.model)
                kwargs |= {"form_class": NamedChoiceField, "named": getattr(chosen, "rows_named", None)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
