"""View of the page about the paper: who, how it translates, counts and proves, licences, contact."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

WRITTEN = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)  # when its words last changed, for the sitemap


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The imprint. No query."""
    return render(request, "articles/about.html", {"contact": settings.CONTACT_EMAIL})
