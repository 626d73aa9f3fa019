"""Template tags for addresses: absolute ones, and the same page in the other language."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import get_script_prefix, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_noop

from articles.html.dom import parsed, written
from provinces.datatypes.addresses import absolute_of, address

register = template.Library()

NAVIGATION = (
    ("articles:list", "", gettext_noop("Articles")),
    ("articles:list", "#by-date", gettext_noop("By date")),
    ("provinces:list", "", gettext_noop("Provinces")),
    ("provinces:units", "", gettext_noop("Units")),
    ("provinces:agreements", "", gettext_noop("Agreements")),
    ("provinces:pairs", "", gettext_noop("Twinning")),
    ("articles:tags", "", gettext_noop("Tags")),
    ("articles:corrections", "", gettext_noop("Corrections")),
)

# What only a link shows; an answer that is no page (404 and the like) says `no_twin` itself.
NO_TWIN = {"articles:preview", "articles:preview_image"}


# Articles and records: what a reader may find wrong.
STATES_FACTS = {
    "articles:article",
    "articles:side_by_side",
    "articles:person",
    *(
        f"provinces:{name}"
        for name in ("province", "unit", "gate", "country", "line", "agreement", "directive", "pair")
    ),
}


@register.filter
def mark_repeated_links(html: str) -> SafeString:
    """Mark each link to an address outside that stands further up already, for `print.css` writes addresses out.

    One that a template marked itself is not printed, so it does not count.
    """
    if html.count('href="http') < 2:
        return mark_safe(html)
    root, told, repeated = parsed(html), set(), False
    for link in root.css('a[href^="http://"]:not([data-told]), a[href^="https://"]:not([data-told])'):
        address = link.attributes["href"]
        if address in told:
            link.attrs["data-told"] = ""
            repeated = True
        told.add(address)
    return mark_safe(written(root) if repeated else html)


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], address: str) -> str:
    """The address with scheme and host."""
    return absolute_of(context["request"])(address)


@register.simple_tag(takes_context=True)
def absolute_url(context: dict[str, Any], name: str, *args: Any) -> str:
    """As `url`, with scheme and host."""
    return absolute_of(context["request"])(address(name, *args))


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any]) -> str:
    """The page's own address; of its parameters only the place in a list is kept, as a view says it in `place`."""
    request = context["request"]
    place = context.get("place")
    if place is None:
        place = {name: request.GET[name] for name in ("before", "after") if request.GET.get(name)}
    return absolute_of(request)(request.path + (f"?{urlencode(place)}" if place else ""))


@register.simple_tag(takes_context=True)
def address_in(context: dict[str, Any], language: str) -> str:
    """The same page's absolute address in another language; right only where the page exists in both."""
    request = context["request"]
    return absolute_of(request)(page_in(language, request))


@register.simple_tag(takes_context=True)
def section(context: dict[str, Any]) -> str:
    """The view whose section of the site the reader is in; empty in none."""
    path = context["request"].path if "request" in context else ""
    return next(
        (name for name, where in _sections(get_language(), get_script_prefix()) if path.startswith(where)), ""
    )


@lru_cache
def _sections(*_where: str | None) -> list[tuple[str, str]]:
    return [(name, address(name)) for name in dict.fromkeys(name for name, *_rest in NAVIGATION)]


@register.inclusion_tag("includes/report_link.html", takes_context=True)
def report_link(context: dict[str, Any]) -> dict[str, Any]:
    """On pages that state facts, a link to the form that reports an error; a form in the page could not be cached."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if context.get("no_twin") or match is None or match.view_name not in STATES_FACTS:
        return {}
    return {"address": f"{address('articles:report')}?{urlencode({'about': request.path})}"}


@register.inclusion_tag("includes/language_switch.html", takes_context=True)
def language_switch(context: dict[str, Any]) -> dict[str, Any]:
    """A link to the other language: this very text where the view gives `other_language`, else this very page.

    Choices made on a list come along; a place in it does not, for it is one among the texts of one language. What is
    published in one language only has a page of words in the other (`articles.reading.elsewhere`).
    """
    other = "en" if get_language() == "vi" else "vi"
    if given := context.get("other_language"):
        return {"code": other, "address": given.get_absolute_url()}
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if context.get("no_twin") or match is None or match.view_name in NO_TWIN:
        return {"code": other, "address": address("articles:front", language=other)}
    choices = request.GET.copy()
    for place in ("before", "after"):
        choices.pop(place, None)
    query = f"?{choices.urlencode()}" if choices else ""
    return {"code": other, "address": page_in(other, request) + query}


def page_in(language: str, request: HttpRequest) -> str:
    """The address of the same view in another language; `translate_url` looks it up again: ten times as long."""
    match = request.resolver_match
    if match is None:  # an answer that stands for many addresses, as a 404
        return translate_url(request.path, language)
    return address(match.view_name, *match.captured_kwargs.values(), language=language)
