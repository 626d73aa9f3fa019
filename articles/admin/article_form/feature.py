"""The protocol of a feature: what one may add to an article's form, and what it may do before and after a save."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.admin.article_form.parts import Address, Button, Notice, Panel, Tool
from articles.models import Article


class Feature:
    """One thing the desk adds to the stock form of an article. Override what it needs; the rest does nothing.

    `FeatureAdmin` makes one object of each class in `FEATURES` when the site starts, and asks them in that order; so
    a feature keeps nothing of a request. `self.admin` is the admin of articles: its permissions and its messages.
    No feature imports another one.
    """

    media = forms.Media()  # styles and scripts it needs on the form

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    # What it adds to the site: pages of its own. They go before Django's, so one may take the place of Django's.

    def addresses(self) -> list[Address]:
        return []

    # What it adds to the form of an article that is saved already.

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        return []

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        return []

    def panels(self, request: HttpRequest, article: Article) -> list[Panel]:
        return []

    def panels_beside(self, request: HttpRequest, article: Article) -> list[Panel]:
        """Panels of the page that shows the original and our text side by side."""
        return []

    def fieldsets(self, request: HttpRequest, article: Article) -> list[Any]:
        """Groups of fields, as in `ModelAdmin.fieldsets`. They stand after the first group."""
        return []

    def readonly_fields(self, request: HttpRequest, article: Article) -> list[str]:
        return []

    # What it adds to every form of an article. `article` is None where a new one is written.

    def panels_for_new(self, request: HttpRequest) -> list[Panel]:
        return []

    def notices_for_new(self, request: HttpRequest) -> list[Notice]:
        return []

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        """Variables for the form's templates; `given` are Django's. Asked before tools, notices and panels."""
        return {}

    def adapt_form(self, request: HttpRequest, form: type[forms.ModelForm], article: Article | None) -> None:
        """Change the form's class, which was made for this request alone."""

    # Who may do what. All features have to allow a change; one that offers a deletion is enough.

    def allows_change(self, request: HttpRequest, article: Article) -> bool:
        return True

    def allows_deletion(self, request: HttpRequest, article: Article | None) -> bool:
        return False

    # A save, step by step. All of it is one transaction: what raises undoes everything.
    # 1. `instead_of_save` of each feature, until one answers. 2. Django reads the form; errors end it here.
    # 3. `before_save` of each. 4. Django writes the article, then its rows and tags. 5. `after_save` of each.
    # 6. Django writes the history. 7. The pressed button acts; without one, Django's "was changed successfully".

    def instead_of_save(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """A page that takes the place of the save. `article` is as the database has it; not asked for a new one."""
        return None

    def before_save(self, request: HttpRequest, article: Article, change: bool) -> None:
        """`article` holds what was typed and is not written yet. `change` is false for a new one."""

    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """`form.instance` and its rows are written."""

    def buttons(self) -> list[Button]:
        return []

    def page(
        self, request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
    ) -> TemplateResponse:
        """For a feature's own views: a page of the admin."""
        shared = {
            **self.admin.admin_site.each_context(request),
            "opts": self.admin.opts,
            "title": title,
        }
        return TemplateResponse(request, template, shared | context, status=status)
