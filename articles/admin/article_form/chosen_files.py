"""Chosen files: a form that comes back, because something in it is wrong, names the files that it has lost on the way.

Browsers send a file once. `desk/chosen_files.js` keeps what was chosen in the browser, and puts it into the form that
comes back, into the page of an edit conflict and the one after a new log-in. Without it the sentence stands alone.
"""

from typing import Any

from django import forms
from django.http import HttpRequest

from articles.admin.article_form.feature import Feature
from articles.models import Article


class ChosenFilesFeature(Feature):
    media = forms.Media(js=["desk/chosen_files.js"])

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        return {"lost_files": [file.name for file in request.FILES.values()]}
