"""The findings of the checks on the form: each with a jump to its field, each warning with a tick and a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import publishing
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Panel
from articles.checks import Finding, findings, whole_text
from articles.choices import Language
from articles.html.sanitizer import clean_html
from articles.models import Article
from articles.permissions import may
from provinces.datatypes.text_fields import tidy, tidy_line

# Where on the form a finding is mended.
PLACES = {"images": "images-group", "credits": "credits-group", "review": "review"}
LONGEST_REASON = 400  # characters
LONGEST_LIVE = 1_000_000  # characters of a text that is checked while somebody types: as many as may be saved
MOST_MARKED = 300  # findings that are marked in the text
LIST = "admin/desk/_check_rows.html"
# Of a new article only its words are judged: all else is asked for by the form itself, or comes later.
WORDS = {"title", "teaser", "body"}
NOT_YET = {"missing"}
NOBODY = 0  # no article has this number: nothing belongs to it


class ChecksFeature(Feature):
    media = forms.Media(js=["desk/checks.js", "desk/marks.js"])

    def addresses(self) -> list[Address]:
        name = "articles_article_checks"
        return [
            Address("checks/", self.checks_view, f"{name}_new"),
            Address("<int:pk>/checks/", self.checks_view, name),
        ]

    def panels_for_new(self, request: HttpRequest) -> list[Panel]:
        """Empty until something is typed; without script, until it is saved."""
        holds = _holds([])
        context = {"rows": [], "holds": holds, "address": reverse("admin:articles_article_checks_new")}
        return [Panel("checks", _("Checks"), "admin/desk/checks.html", context, holds=holds, in_bar=True)]

    def panels(self, request: HttpRequest, article: Article) -> list[Panel]:
        rows = _rows(article)
        still_open = _open(rows)
        context = {
            "rows": rows,
            "open": len(still_open),
            "holds": _holds(still_open),
            "address": reverse("admin:articles_article_checks", args=[article.pk]),
        }
        panel = Panel(
            "checks",
            _("Checks"),
            "admin/desk/checks.html",
            context,
            holds=context["holds"],
            # Who is to publish it has to answer them.
            is_open=bool(still_open) and not article.is_due and may(request.user, "publish", article),
            in_bar=True,
        )
        return [panel]

    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Reasons are kept with every save, not only with the one that publishes."""
        waived = waivers_from(request)
        publishing.keep_waivers(article=form.instance, by=request.user, waived=waived)
        silent = [key for key, reason in waived.items() if not reason]
        if silent:
            message = _("A warning was ticked without a reason; say why the text is right as it is.")
            self.admin.message_user(request, message, messages.WARNING)

    def checks_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What the checks say of the words sent, as JSON. Nothing is saved."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = Article(pk=NOBODY) if pk is None else get_object_or_404(Article, pk=pk)
        if not may(request.user, "view_article"):
            return JsonResponse({"problem": _("You may not see this article.")}, status=403)
        article.title = tidy_line(request.POST.get("title", ""))[:250]
        article.teaser = tidy(request.POST.get("teaser", ""))
        article.body = clean_html(request.POST.get("body", ""))
        if (language := request.POST.get("language")) in Language.values:
            article.language = language
        if len(article.body) > LONGEST_LIVE:
            return JsonResponse(
                {"too_long": _("So long a text is checked when it is saved, not while you type.")}
            )
        rows = [row for row in _rows(article) if pk is not None or _is_of_words(row["finding"])]
        said = {
            "holds": _holds(_open(rows)),
            "list": render_to_string(LIST, {"rows": rows}),
            "too_long": "",
        }
        return JsonResponse(said)


def _rows(article: Article) -> list[dict[str, Any]]:
    """What the checks find, each with the place where it is mended, where it stands, and why it was let pass."""
    waivers = {waiver.key: waiver for waiver in article.waivers.select_related("by")}
    text = whole_text(article)
    return [
        {
            "finding": each,
            "place": place_of(each),
            "marked": each.places_in(text) if number < MOST_MARKED else [],
            "waiver": waivers.get(each.key),
        }
        for number, each in enumerate(findings(article))
    ]


def _is_of_words(finding: Finding) -> bool:
    return finding.field in WORDS and finding.code not in NOT_YET


def _open(rows: list[dict[str, Any]]) -> list[Finding]:
    return [row["finding"] for row in rows if not row["waiver"]]


def _holds(still_open: list[Finding]) -> str:
    """How many findings are open, and how many of them stop a publication."""
    errors = sum(finding.level == "error" for finding in still_open)
    if not still_open:
        return _("nothing open")
    said = ngettext("%d open", "%d open", len(still_open)) % len(still_open)
    return said + (", " + ngettext("%d to be mended", "%d to be mended", errors) % errors if errors else "")


def place_of(finding: Finding) -> str:
    """The id of the element where it is mended."""
    return PLACES.get(finding.field, f"id_{finding.field}")


def waivers_from(request: HttpRequest) -> dict[str, str]:
    """The reason for each ticked warning, by its key; empty where none was given."""
    keys = [name.removeprefix("waive-") for name in request.POST if name.startswith("waive-")]
    return {key: tidy_line(request.POST.get(f"reason-{key}", ""))[:LONGEST_REASON] for key in keys}
