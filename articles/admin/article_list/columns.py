"""Columns of the list of articles: which there are, which somebody has chosen, and what stands in each."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_list.ages import aged
from articles.admin.filters import STATES
from articles.choices import Status
from articles.models import Article

CHOSEN = "columns"  # of the address: `?columns=&columns=kind`; the empty one says that somebody has chosen
# These stay, and stay first: an address with `?o=3` sorts by the same column whatever else was chosen.
ALWAYS = ("headline", "standing", "public_on", "changed")
MORE = {
    "language": gettext_lazy("language"),
    "people": gettext_lazy("people"),
    "outlet": gettext_lazy("source"),
    "kind": gettext_lazy("our text is"),
    "original_language": gettext_lazy("original language"),
    "begun": gettext_lazy("begun"),
}
USUAL = ("language", "people", "outlet")
SORTABLE = ("headline", "public_on", "changed")  # the columns with an index


def chosen(request: HttpRequest) -> list[str]:
    """Of MORE, in its order. What there is no column of is left out: an address may be older than the list."""
    asked = request.GET.getlist(CHOSEN) if CHOSEN in request.GET else USUAL
    return [name for name in MORE if name in asked]


class ListColumns(admin.ModelAdmin):
    """The cells. None asks the database: what they show comes with the rows."""

    list_display = (*ALWAYS, *USUAL, "glance")
    sortable_by = SORTABLE

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*ALWAYS, *chosen(request), "glance")

    def get_list_select_related(self, request: HttpRequest) -> tuple[str, ...]:
        wanted = chosen(request)
        people = ("created_by", "taken_by", "updated_by") if "people" in wanted else ()
        return ("original", *(("source",) if "outlet" in wanted else ()), *people)

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def headline(self, article: Any) -> str:
        """The title, and small the lead picture: only in the list, which puts it there."""
        words = format_html('<span lang="{}">{}</span>', article.language, article.title)
        if not getattr(article, "thumbnail", ""):
            return words
        picture = '{}<img src="{}" alt="" width="72" height="48" loading="lazy" decoding="async">'
        return format_html(picture, words, article.thumbnail)

    @admin.display(description=gettext_lazy("status"))
    def standing(self, article: Article) -> str:
        return format_html(
            '<span class="desk-state desk-state-{}">{}</span>', state_of(article), self.state(article)
        )

    def state(self, article: Article) -> str:
        """The status in words; a publication that lies ahead is 'scheduled', or waits for its original."""
        state = state_of(article)
        return str(STATES[state]) if state != article.status else article.get_status_display()

    @admin.display(description=gettext_lazy("publication time"), ordering="publish_at", empty_value="")
    def public_on(self, article: Article) -> str:
        return _labelled(_("public"), aged(article.publish_at))

    @admin.display(description=gettext_lazy("changed at"), ordering="updated_at")
    def changed(self, article: Article) -> str:
        return _labelled(_("changed"), aged(article.updated_at))

    @admin.display(description=gettext_lazy("begun"))
    def begun(self, article: Article) -> str:
        return _labelled(_("begun"), aged(article.created_at))

    @admin.display(description=gettext_lazy("source"), empty_value="")
    def outlet(self, article: Article) -> str:
        return str(article.source or "")

    @admin.display(description=gettext_lazy("people"), empty_value="")
    def people(self, article: Article) -> str:
        """Who holds it, and who has changed it last."""
        names = [str(each) for each in (article.taken_by or article.created_by, article.updated_by) if each]
        return ", ".join(dict.fromkeys(names))

    @admin.display(description=gettext_lazy("glance"))
    def glance(self, article: Article) -> str:
        return format_html(
            '<a class="desk-glance" href="{}" aria-label="{}">{}</a>',
            reverse("admin:articles_article_glance", args=[article.pk]),
            _("Glance at “%(title)s”") % {"title": article.title},
            _("Glance"),
        )


def _labelled(label: str, cell: str) -> str:
    """The label is seen where a row is no row of a table, and has no heading above it."""
    return format_html('<span class="desk-label">{} </span>{}', label, cell) if cell else ""


def state_of(article: Article) -> str:
    """The status, or what comes between it and the readers: `scheduled`, `waiting`."""
    if article.status == Status.PUBLISHED and not article.is_public:
        return "waiting" if article.is_due else "scheduled"
    return article.status
