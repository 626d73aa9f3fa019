"""Filter forms above the lists. Values are slugs and stored words, so that an address can be read and kept."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from provinces.choices import AgreementStatus, Instrument, TwinningLevel
from provinces.datatypes.text_fields import tidy_line
from provinces.lifetimes import name_with_life
from provinces.models import Country, Province

ANY = ("", _("any"))


class ChoiceField(forms.ChoiceField):
    """A choice without control characters: HTML may hold none, and the sentence about a wrong choice quotes it."""

    def to_python(self, value: Any) -> str:
        return tidy_line(super().to_python(value))


def _choice(label: Any, choices: Iterable[tuple[str, Any]], problem: Any) -> ChoiceField:
    return ChoiceField(
        label=label, choices=[ANY, *choices], required=False, error_messages={"invalid_choice": problem}
    )


def _countries(countries: Iterable[Country], problem: Any) -> ChoiceField:
    return _choice(_("Country"), [(country.slug, str(country)) for country in countries], problem)


class AgreementFilter(forms.Form):
    """Which agreements to list. The countries and years offered are those that have any."""

    def __init__(self, *args: Any, countries: Iterable[Country], years: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = _countries(
            countries,
            _("No agreement is recorded with a country called “%(value)s”; choose one from the list."),
        )
        self.fields["instrument"] = _choice(
            _("Instrument"),
            [(value, label.capitalize()) for value, label in Instrument.choices],
            _("“%(value)s” is not an instrument we know; choose one from the list."),
        )
        self.fields["year"] = _choice(
            _("Year of signature"),
            [(year, year) for year in years],
            _("No agreement signed in “%(value)s” is recorded; choose a year from the list."),
        )
        self.fields["status"] = _choice(
            _("Status"),
            [(value, label.capitalize()) for value, label in AgreementStatus.choices],
            _("“%(value)s” is not a status we know; choose one from the list."),
        )


class PairFilter(forms.Form):
    """Which twinning pairs to list. The countries and provinces offered are those that have any."""

    def __init__(
        self, *args: Any, countries: Iterable[Country], provinces: Iterable[Province], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = _countries(
            countries,
            _("No twinning is recorded with a country called “%(value)s”; choose one from the list."),
        )
        self.fields["level"] = _choice(
            _("Level"),
            [(value, label.capitalize()) for value, label in TwinningLevel.choices],
            _("“%(value)s” is not a level of twinning we know; choose one from the list."),
        )
        self.fields["province"] = _choice(
            _("Province"),
            [(province.slug, name_with_life(province)) for province in provinces],
            _("No twinning is recorded for a province called “%(value)s”; choose one from the list."),
        )
