"""Choice words are those of Django's `get_FOO_display`."""

import pytest
from django.apps import apps
from django.utils import translation

from provinces.datatypes.choice_words import choice_word
from provinces.models import BorderGate, Figure

CHOSEN = [
    (model, field)
    for app in ("articles", "provinces")
    for model in apps.get_app_config(app).get_models()
    for field in model._meta.fields
    if field.choices
]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_words_are_those_of_django(language):
    assert CHOSEN
    with translation.override(language):
        for model, field in CHOSEN:
            for value in [choice for choice, _label in field.flatchoices]:
                row = model(**{field.attname: value})
                assert choice_word(row, field.name) == getattr(row, f"get_{field.name}_display")()


def test_word_of_a_value_that_is_no_choice_is_the_value():
    assert choice_word(Figure(measure="invented"), "measure") == "invented"


def test_word_of_nothing_is_empty():
    assert (
        choice_word(BorderGate(gate_class=""), "gate_class"),
        choice_word(BorderGate(gate_class=None), "gate_class"),
    ) == ("", "")
