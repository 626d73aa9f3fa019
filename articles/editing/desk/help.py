"""Help of the desk: the text of `docs/editors.md` with its pictures, and which of its parts tells of a screen."""

from functools import cache
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from provinces.datatypes.names import slug_of

DOCS = settings.BASE_DIR / "docs"
PICTURES = "pictures/"
DESK = "desk"  # pictures of readers' pages are none of help

# The part of the text that tells of a screen, by how the name of its address begins; the first that fits.
PARTS = {
    "articles_article_take": "take-an-original",
    "articles_article_review": "review-and-publish",
    "articles_article_withdraw": "after-publication",
    "articles_article_followed": "after-publication",
    "articles_article_revisions": "nothing-is-gone",
    "articles_article_restore": "nothing-is-gone",
    "articles_article_preview": "somebody-without-an-account",
    "articles_article_changelist": "the-list-of-articles",
    "articles_article_views": "the-list-of-articles",
    "articles_article_week": "the-list-of-articles",
    "articles_article_glance": "the-list-of-articles",
    "articles_articleimage": "pictures",
    "articles_article": "write",
    "articles_changenote": "after-publication",
    "articles_errorreport": "the-desk",
    "articles_tag": "tags",
    "articles_accessentry": "log-in",
    "articles_glossaryterm": "words-in-many-articles",
    "articles_languagelimit": "roles",
    "articles_": "the-registry",
    "provinces_": "the-registry",
    "auth_": "roles",
    "password": "log-in",
    "profile": "your-profile",
}


def address_for(request: HttpRequest) -> str:
    """The place in the text that tells of the screen."""
    name = request.resolver_match.url_name or "" if request.resolver_match else ""
    part = next((part for begins, part in PARTS.items() if name.startswith(begins)), "")
    return reverse("admin:help") + (f"#{part}" if part else "")


def help_view(request: HttpRequest) -> HttpResponse:
    body, parts = _text()
    context = {**admin.site.each_context(request), "title": _("Help"), "body": body, "parts": parts}
    return TemplateResponse(request, "admin/desk/help.html", context)


def picture_view(request: HttpRequest, name: str) -> HttpResponse:
    path = DOCS / PICTURES / f"{name}.webp"
    if not name.startswith(DESK) or not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/webp")


@cache
def _text() -> tuple[SafeString, list[tuple[str, str]]]:
    """The page, and its parts by the id of their headings. It is ours, and HTML in it is printed as text."""
    from markdown_it import MarkdownIt  # 1.6 MB of each worker, for a page that few of them are asked for

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse((DOCS / "editors.md").read_text(encoding="utf-8"))
    parts = []
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", slug_of(words.content))
            if heading.tag == "h2":
                parts.append((slug_of(words.content), words.content))
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("tabindex", "0")  # on a narrow screen it is scrolled sideways, by keys as well
        for child in token.children or ():
            _show(child)
    return mark_safe(reader.renderer.render(tokens[3:], reader.options, {})), parts


def _show(token: Any) -> None:
    """A picture has an address of the desk."""
    source = token.attrGet("src") or ""
    if token.type == "image" and source.startswith(PICTURES):
        name = source.removeprefix(PICTURES).removesuffix(".webp")
        token.attrSet("src", reverse("admin:help_picture", args=[name]))
        token.attrSet("loading", "lazy")
