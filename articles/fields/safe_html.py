"""Model field for sanitised HTML, safe whichever way it is written."""

from typing import Any

from django.db import models

from articles.html.sanitizer import clean_html


class SafeHTMLField(models.TextField):
    """HTML passed through the one sanitiser by forms, `save`, `bulk_create`, `update` and `loaddata` alike."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return clean_html(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return clean_html(value) if isinstance(value, str) else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)
        if isinstance(value, str):
            value = clean_html(value)
            setattr(instance, self.attname, value)
        return value
