"""Addresses of the peer: Wagtail's own, and a constant answer beside them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls

PAGE = (
    b"<!doctype html><title>Constant</title>"
    + b"<p>Twenty thousand bytes, as an article's page has.</p>" * 364
)


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


urlpatterns = [path("constant/", constant), path("", include(wagtail_urls))]
