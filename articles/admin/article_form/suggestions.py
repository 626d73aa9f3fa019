"""Panel "Named in the text": provinces, units, people, tags, gates, agreements, numbers, each taken by one key or tick.

Without script a tick is applied at the next save. With it (`desk/suggestions.js`) a chip adds the row at once, unsaved
as if chosen by hand, and the panel follows the text as it is typed. A gate or an agreement becomes a fact to be
recorded (`articles/admin/fact_rows.py`): the sentence that names it is evidence for it.
"""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address
from articles.choices import Language, Role
from articles.editing.tag_input import tags_from
from articles.editing.taking_suggestions import (
    CITED,
    LONGEST_STATEMENT,
    in_formsets,
    key_on_form,
    on_form,
    with_ticked,
)
from articles.html.plain_text import plain_text
from articles.models import Article, Citation
from articles.permissions import may
from articles.suggestions import Measured, Suggestion, Text, measured, read_names, suggested
from provinces.datatypes.names import fold
from provinces.models import Figure

LIST = "admin/desk/_suggestions.html"
MOST_NUMBERS = 20
LONGEST_PASSAGE = 1_000  # characters of an address
SHOWN_BEFORE = 70  # characters; a chip on a phone shows three lines of 50
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

type Value = Callable[[str], str]


class SuggestionsFeature(Feature):
    media = forms.Media(css={"all": ["desk/suggestions.css"]}, js=["desk/suggestions.js"])

    def addresses(self) -> list[Address]:
        name = "articles_article_suggestions"
        return [
            Address("suggestions/", self.suggestions_view, f"{name}_new"),
            Address("<int:pk>/suggestions/", self.suggestions_view, name),
        ]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        takes = self._may(request, article)
        if not takes and (article is None or not self._may_add(request, Figure)):
            return {}
        form = given["adminform"].form
        formsets = [each.formset for each in given["inline_admin_formsets"]]

        def value(name: str) -> str:
            return str((form[name].value() if name in form.fields else getattr(article, name, "")) or "")

        tags = form["tags"].value() if "tags" in form.fields else ()
        known = tags_from(tags) if isinstance(tags, str) else [tag.name for tag in tags or ()]
        there = (
            in_formsets(formsets, known) | _cited(formsets) | set(request.POST.getlist("suggestion-passed"))
        )
        name = "articles_article_suggestions"
        address = reverse(f"admin:{name}", args=[article.pk]) if article else reverse(f"admin:{name}_new")
        offers = self._offers(request, article, value, there, takes=takes)
        if not takes:  # a registrar reads the text, and takes from it what the registry has not
            offers["chips"] = offers["told"] = []
        return {"desk_suggestions": offers | {"address": address if takes else ""}}

    def instead_of_save(self, request: HttpRequest, article: Article) -> None:
        """Before all others: what is ticked is a part of what was typed, for conflicts and revisions alike."""
        request.POST = with_ticked(request.POST)  # type: ignore[assignment]

    def adapt_form(self, request: HttpRequest, form: type[forms.ModelForm], article: Article | None) -> None:
        """Of a new article nobody is asked instead of a save."""
        if request.method == "POST":
            request.POST = with_ticked(request.POST)  # type: ignore[assignment]

    def suggestions_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """The list for the text sent. Nothing is saved."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = get_object_or_404(Article, pk=pk) if pk is not None else None
        if not self._may(request, article):
            return JsonResponse({"problem": _("You may not change this article.")}, status=403)
        there = on_form(request.POST)
        if article is not None:
            cited = article.citations.values_list(*CITED)
            there |= {f"{kind}-{pk}" for row in cited for kind, pk in zip(CITED, row, strict=True)}
        offers = self._offers(request, article, lambda name: request.POST.get(name, ""), there, takes=True)
        return render(request, LIST, {"suggestions": offers})

    def _may(self, request: HttpRequest, article: Article | None) -> bool:
        if article is None:
            return may(request.user, "add_article")
        return self.admin.has_change_permission(request, article)

    def _offers(
        self, request: HttpRequest, article: Article | None, value: Value, there: set[str], *, takes: bool
    ) -> dict[str, Any]:
        """What the form's texts name and the form does not have. Three queries; none without a text."""
        texts = texts_of(value)
        if not any(text.words.strip() for text in texts):
            return {"chips": [], "told": [], "links": []}
        names, day = read_names(texts), day_of(value, article)
        found = [
            each for each in suggested(texts, day=day, names=names) if key_on_form(each.key) not in there
        ]
        cited = [each for each in found if each.kind in CITED]
        told = self._told(request, cited)
        links = [] if takes else self._citations(request, article, cited)
        if self._may_add(request, Figure):
            numbers = measured(texts, day=day, names=names)[:MOST_NUMBERS]
            links += [_figure_link(each, day, article) for each in numbers]
        not_taken = {each["key"] for each in told}
        chips = [_chip(each) for each in found if each.key not in not_taken]
        return {"chips": chips, "told": told, "links": links, "roles": Role.choices}

    def _told(self, request: HttpRequest, cited: list[Suggestion]) -> list[dict[str, Any]]:
        """What is named and cannot be taken as a fact, each with the reason."""
        may_add = self._may_add(request, Citation)
        not_ours = _("Only the original names it: a fact quotes a sentence of our text.")
        not_yours = _("Editors and registrars, who may add citations, can record it as a fact.")
        return [
            _chip(each) | {"why": not_ours if each.text.is_original else not_yours}
            for each in cited
            if each.text.is_original or not may_add
        ]

    def _citations(
        self, request: HttpRequest, article: Article | None, found: list[Suggestion]
    ) -> list[dict[str, Any]]:
        """Links to the form of evidence, with the passage; it has to stand in the saved text of ours."""
        if article is None or not found or not self._may_add(request, Citation):
            return []
        address = reverse("admin:articles_citation_add")
        return [
            _chip(each)
            | {
                "url": f"{address}?"
                + urlencode(
                    {
                        "article": article.pk,
                        "passage": each.sentence[:LONGEST_PASSAGE],
                        each.kind: each.row.pk,
                    }
                )
            }
            for each in found
            if not each.text.is_original
        ]

    def _may_add(self, request: HttpRequest, model: Any) -> bool:
        return self.admin.admin_site.get_model_admin(model).has_add_permission(request)


def texts_of(value: Value) -> list[Text]:
    ours, theirs = value("language"), value("original_language") or Language.VIETNAMESE
    return [
        Text(value("title"), ours),
        Text(value("teaser"), ours),
        Text(plain_text(value("body")), ours),
        Text(value("original_title"), theirs, is_original=True),
        Text(value("original_text"), theirs, is_original=True),
    ]


def day_of(value: Value, article: Article | None) -> str:
    """The day that names are those of: the event's, else the original's, else ours, as far as it is known."""
    for name in ("event_date", "original_date"):
        if day := _DAY.match(value(name)):
            return day[0]
    published = article.publish_at if article is not None else None
    return timezone.localdate(published).isoformat() if published else timezone.localdate().isoformat()


def _cited(formsets: list[Any]) -> set[str]:
    rows = [form.instance for each in formsets if each.prefix == "citations" for form in each.forms]
    return {f"{kind}-{getattr(row, f'{kind}_id')}" for row in rows for kind in CITED}


def _chip(each: Suggestion) -> dict[str, Any]:
    names = [each.row.name, getattr(each.row, "local_name", ""), *getattr(each.row, "other_names", [])]
    is_renamed = each.kind == "province" and fold(each.printed) not in {fold(name) for name in names}
    notes = [_("the text says “%(name)s”") % {"name": each.printed}] if is_renamed else []
    notes += [_("in the original")] if each.text.is_original else []
    return {
        "key": each.key,
        "kind": each.kind,
        "pk": each.row.pk,
        "name": str(each.row),
        "label": each.row._meta.verbose_name,
        "note": ", ".join(notes),
        "passage": each.sentence[:LONGEST_PASSAGE] if each.kind in CITED else "",
        **_shown(each.before, each.printed, each.behind, each.text),
    }


def _shown(before: str, printed: str, behind: str, text: Text) -> dict[str, str]:
    """The words of the sentence, of those before no more than leave the name in sight."""
    if len(before) > SHOWN_BEFORE:
        before = "…" + before[-SHOWN_BEFORE:].partition(" ")[2]
    return {"before": before, "printed": printed, "behind": behind, "language": text.language}


def _figure_link(each: Measured, day: str, article: Article | None) -> dict[str, Any]:
    """To a form that has the number and, if it is in the text of ours, the sentence as its evidence."""
    given: dict[str, Any] = {"measure": each.measure, "value": each.value}
    given |= {"qualifier": each.qualifier, "as_of": day}
    if each.province is not None:
        given["province"] = each.province.pk
    if article is not None and not each.text.is_original:
        passage = each.sentence[:LONGEST_PASSAGE]
        given |= {"article": article.pk, "passage": passage, "statement": passage[:LONGEST_STATEMENT]}
    before, _printed, behind = each.sentence.partition(each.printed)
    return {
        "key": f"figure-{each.measure}-{each.value}",
        "kind": "figure",
        "name": each.printed,
        "label": _("record this in the registry"),
        "note": str(each.province or ""),
        **_shown(before, each.printed, behind, each.text),
        "url": f"{reverse('admin:provinces_figure_add')}?{urlencode(given)}",
    }
