"""A row built for a load is the one that its model's constructor makes."""

from typing import Any

import pytest
from django.apps import apps

from articles.loading.building import build, has_own_default
from articles.loading.contents import is_derived
from articles.loading.entries import Entry
from articles.loading.refusal import Place

MODELS = [
    model
    for app in ("articles", "provinces")
    for model in apps.get_app_config(app).get_models()
    if not is_derived(model)
]


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_built_row_is_the_constructors(model: Any) -> None:
    given = {"slug": "given"} if any(field.name == "slug" for field in model._meta.fields) else {}
    built = build(Entry(Place("a.json"), model, values=dict(given)), using="default")
    made = model(**given)
    alike = [f.attname for f in model._meta.concrete_fields if not has_own_default(f)]
    assert built.__dict__.keys() == made.__dict__.keys()
    assert [(name, built.__dict__.get(name)) for name in alike] == [
        (name, made.__dict__.get(name)) for name in alike
    ]
    assert built._state.adding is True
