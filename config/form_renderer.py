"""Form renderer: widgets come from the desk's templates, Django's own and ours, by its engine alone."""

from typing import Any

from django.forms.renderers import BaseRenderer
from django.template import engines


class DeskFormRenderer(BaseRenderer):
    """Django's `TemplatesSetting` asks the readers' engine first, which looks for each on the disk and has none."""

    def get_template(self, template_name: str) -> Any:
        return engines["django"].get_template(template_name)
