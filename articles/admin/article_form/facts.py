"""Facts that were recorded with an article: each has a history of its own, as if typed on the page of its citation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.admin.article_form.feature import Feature
from articles.editing.taking_suggestions import FACTS
from articles.models import Citation


class FactsFeature(Feature):
    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        recorded = [each for formset in formsets if formset.prefix == FACTS for each in formset.new_objects]
        for citation in recorded:
            self.admin.admin_site.get_model_admin(Citation).log_addition(request, citation, [{"added": {}}])
        if recorded:
            sentence = ngettext("%d fact is recorded.", "%d facts are recorded.", len(recorded))
            self.admin.message_user(request, sentence % len(recorded), messages.SUCCESS)
