"""The one address: 20 kB, about an article's page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

BYTES = 20_000
_START, _PARAGRAPH = (
    "<!doctype html><html lang=en><title>Constant</title>",
    "<p>{number} constant words of the border</p>",
)
PAGE = (_START + "".join(_PARAGRAPH.format(number=number) for number in range(BYTES)))[:BYTES].encode()


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


urlpatterns = [path("constant/", constant)]
