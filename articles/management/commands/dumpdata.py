"""manage.py dumpdata: Django's command and options, without what `loaddata` could not or must not take back."""

from typing import Any

from django.apps import apps
from django.core.management.commands import dumpdata
from django.db import models

from articles.loading.contents import ACCOUNT_APPS, dumped, is_derived


class Command(dumpdata.Command):
    help = (
        "Writes the newspaper and its registry as a fixture that loaddata takes back whole. Tables that triggers "
        "write are left out; accounts too, unless you name them, and loaddata does not take them."
    )

    def handle(self, *labels: str, **options: Any) -> None:
        named = {label.lower() for label in labels}
        left_out = [model._meta.label for model in apps.get_models() if not self._wanted(model, named)]
        return super().handle(*labels, **{**options, "exclude": [*options["exclude"], *left_out]})

    def _wanted(self, model: type[models.Model], named: set[str]) -> bool:
        """A table of triggers never is; `articles` means no open forms of people, `auth` means its accounts."""
        if is_derived(model):
            return False
        by_app = model._meta.app_label in ACCOUNT_APPS & named
        return dumped(model) or by_app or model._meta.label_lower in named
