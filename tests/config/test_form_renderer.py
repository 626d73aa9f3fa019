"""Forms of the desk are printed by two engines, and say what Django's alone would."""

import pytest
from django.contrib import admin
from django.forms.renderers import TemplatesSetting, get_default_renderer
from django.test import RequestFactory
from django.test.html import parse_html

from tests.factories import UserFactory
from tests.world import make_world

NAMES = ["admin/widgets/split_datetime.html", "admin/widgets/picture_input.html"]
SIGNS = "\"'<&> 1.234,5 đ"


@pytest.mark.parametrize("name", NAMES)
def test_widget_of_the_admin_or_ours_is_the_one_that_django_finds(name):
    assert (
        get_default_renderer().get_template(name).origin.name
        == TemplatesSetting().get_template(name).origin.name
    )


def forms_of_the_desk(request):
    """The form of each table, new and sent, and one of each kind of row in it."""
    for model, model_admin in admin.site._registry.items():
        form = model_admin.get_form(request, change=False)
        yield model._meta.label, form()
        yield f"{model._meta.label}, empty", form({})
        yield f"{model._meta.label}, sent", form(dict.fromkeys(form().fields, SIGNS))
        for rows, _inline in model_admin.get_formsets_with_inlines(request):
            yield f"{model._meta.label}: {rows.get_default_prefix()}", rows().empty_form


def printed(form, renderer):
    form.renderer = renderer
    return {
        bound.name: parse_html(f"{bound.label_tag()}{bound}{bound.errors.render(renderer=renderer)}")
        for bound in form
    }


@pytest.mark.walk
@pytest.mark.django_db
def test_both_engines_say_the_same_of_every_field_of_the_desk():
    request = RequestFactory().get("/")
    request.user = UserFactory(is_staff=True, is_superuser=True)
    make_world()
    wrong, seen = [], 0
    for name, form in forms_of_the_desk(request):
        ours, djangos = (printed(form, each) for each in (get_default_renderer(), TemplatesSetting()))
        wrong += [f"{name}: {field}" for field in ours if ours[field] != djangos[field]]
        seen += len(ours)
    assert wrong == []
    assert seen > 500
