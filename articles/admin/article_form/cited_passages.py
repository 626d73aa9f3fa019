"""Says after a save which passages that the registry quotes are no longer in the article."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.checks.evidence import broken_citations
from articles.models import Citation


class CitedPassagesFeature(Feature):
    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for citation in broken_citations(Citation.objects.filter(article=form.instance)):
            sentence = _(
                "The registry quotes a passage that is no longer in this article: “%(passage)s” (%(statement)s)."
            )
            values = {"passage": citation.passage, "statement": citation.statement}
            self.admin.message_user(request, sentence % values, messages.WARNING)
