"""Publication: the times, said back in full while they are typed, and what will happen when the article goes out."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address
from articles.admin.typed_moment import read_or_none, said_of
from articles.editing.tag_input import tags_from
from articles.editing.taking_suggestions import on_form
from articles.models import Article
from articles.reading.outlook import Plan, outlook

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
                form.base_fields[name].widget.attrs |= {
                    "data-read": _address(article),
                    "data-away": _("The desk does not answer. The time is read when the form is sent."),
                }

    def publication_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """How the typed times are understood, and what follows from all that the form holds. Nothing is saved."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = get_object_or_404(Article, pk=pk) if pk is not None else Article()
        said = {name: said_of(request.POST.get(name, "")) for name in MOMENTS}
        is_wrong = any(problem for _moment, problem in said.values())
        answer = {
            "said": {
                name: {"moment": moment, "problem": problem} for name, (moment, problem) in said.items()
            },
            "next": [] if is_wrong else outlook(article, _plan(request.POST, article), now=timezone.now()),
        }
        return JsonResponse(answer)


def _plan(data: QueryDict, article: Article) -> Plan:
    """What the form would save. A time that it may not change is as it is stored."""
    times = {name: getattr(article, name) for name in MOMENTS}
    times |= {name: read_or_none(data[name]) for name in MOMENTS if name in data}
    chosen = [key.removeprefix("province-") for key in on_form(data) if key.startswith("province-")]
    return Plan(
        at=times["publish_at"],
        embargo_until=times["embargo_until"],
        waits_for_original="waits_for_original" in data,
        original_date=data.get("original_date", article.original_date),
        provinces=sorted(int(key) for key in chosen if key.isdecimal() and len(key) < 18),
        tags=tags_from(data.get("tags", "")),
    )


def _address(article: Article | None) -> str:
    name = "admin:articles_article_publication"
    return reverse(name, args=[article.pk]) if article else reverse(f"{name}_new")
