"""Widgets are found in the desk's templates alone: Django's own, the admin's and ours."""

import pytest
from django.forms.renderers import TemplatesSetting, get_default_renderer

NAMES = [
    "django/forms/widgets/text.html",
    "admin/widgets/split_datetime.html",
    "admin/widgets/picture_input.html",
]


@pytest.mark.parametrize("name", NAMES)
def test_widget_is_the_one_that_django_finds(name):
    assert (
        get_default_renderer().get_template(name).origin.name
        == TemplatesSetting().get_template(name).origin.name
    )
