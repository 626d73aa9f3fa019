"""Base of the pages that belong to the list of articles."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.admin.article_form.parts import Address


class ListPage:
    """One object of each class is made when the site starts, so it keeps nothing of a request."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def addresses(self) -> list[Address]:
        """Each is asked only by those who may see articles (`FeatureAdmin.for_those_who_read`)."""
        return []

    def page(
        self, request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
    ) -> TemplateResponse:
        shared = {**self.admin.admin_site.each_context(request), "opts": self.admin.opts, "title": title}
        return TemplateResponse(request, template, shared | context, status=status)
