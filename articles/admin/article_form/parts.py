"""What a feature may put on an article's form: links above it, notices, and panels below its fields."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from articles.models import Article


@dataclass(frozen=True)
class Tool:
    """A link above the form."""

    label: str
    url: str


@dataclass(frozen=True)
class Notice:
    """A sentence above the form. `level` is `info`, `warning` or `error`; `links` lead to what can be done."""

    level: str
    sentence: str
    links: list[Tool] = field(default_factory=list)


@dataclass(frozen=True)
class Panel:
    """A section below the fields, inside the article's own form. The template gets `panel.context` as `panel`."""

    anchor: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


class DeskParts(admin.ModelAdmin):
    """The end of the chain: a feature's mixin adds its own to what `super()` gives."""

    def desk_tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        return []

    def desk_notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        return []

    def desk_panels(self, request: HttpRequest, article: Article | None) -> list[Panel]:
        """`article` is None on the form of a new one."""
        return []

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        context["desk_panels"] = self.desk_panels(request, article)
        if article is not None:
            context["desk_tools"] = self.desk_tools(request, article)
            context["desk_notices"] = self.desk_notices(request, article)
        return super().render_change_form(request, context, *args, **kwargs)
