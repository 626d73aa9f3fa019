"""Publication: the time, said back in full while it is typed."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import reverse

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address
from articles.admin.typed_moment import said_of
from articles.models import Article

MOMENTS = ("publish_at", "embargo_until")


class PublicationFeature(Feature):
    media = forms.Media(js=["desk/publication.js"])

    def addresses(self) -> list[Address]:
        name = "articles_article_publication"
        return [
            Address("publication/", self.publication_view, f"{name}_new"),
            Address("<int:pk>/publication/", self.publication_view, name),
        ]

    def adapt_form(self, request: HttpRequest, form: Any, article: Article | None) -> None:
        for name in MOMENTS:
            if name in form.base_fields:
                form.base_fields[name].widget.attrs["data-read"] = _address(article)

    def publication_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """How the typed times are understood, as JSON. Nothing is saved."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        said = {name: said_of(request.POST.get(name, "")) for name in MOMENTS}
        return JsonResponse(
            {
                "said": {
                    name: {"moment": moment, "problem": problem} for name, (moment, problem) in said.items()
                }
            }
        )


def _address(article: Article | None) -> str:
    name = "admin:articles_article_publication"
    return reverse(name, args=[article.pk]) if article else reverse(f"{name}_new")
