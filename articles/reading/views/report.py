"""Views of reporting an error: the form, and the thanks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.editing.error_reports import Flood, receive, sender_of
from articles.reading.report_form import ReportForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form. Never stored, for it carries a token and the moment it was opened; the pages that link to it may be."""
    if request.method != "POST":
        given = {name: request.GET.get(name, "")[:500] for name in ("about", "passage")}
        return _shown(request, ReportForm(initial=given))
    form = ReportForm(request.POST)
    if form.is_from_a_program:
        return HttpResponseRedirect(reverse("articles:report_thanks"))  # and nothing is kept
    if not form.is_valid():
        return _shown(request, form.renewed(), status=400)
    form.instance.language, form.instance.sender = get_language(), sender_of(request)
    try:
        receive(form.instance)
    except Flood:
        words = _(
            "We have had many reports within this hour. Please send yours a little later; your text is still here."
        )
        return _shown(request, form.renewed(), words, 429)
    return HttpResponseRedirect(reverse("articles:report_thanks"))


def refused(request: HttpRequest) -> HttpResponse:
    """Instead of the view, where the cookie that came with the form did not come back."""
    words = _(
        "Your browser did not send the cookie of this form. Allow it for this site and send again; your text is here."
    )
    return _shown(request, ReportForm(request.POST).renewed(), words, 403)


def _shown(request: HttpRequest, form: ReportForm, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "problem": problem, "contact": settings.CONTACT_EMAIL}
    return render(request, "articles/report.html", context, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """After a report."""
    return render(request, "articles/report_thanks.html")
