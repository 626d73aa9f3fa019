"""Kept while typing, offered at the next opening; and who else has the form open."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Notice, Tool
from articles.editing import autosave
from articles.editing.edit_conflicts import EditConflict, find_edit_conflict
from articles.editing.login import SHOWN
from articles.editing.session_recovery import pack, unpack
from articles.models import Article, Autosave, Presence
from articles.permissions import may


class AutosaveFeature(Feature):
    media = forms.Media(js=["desk/autosave.js", "desk/presence.js"])

    def addresses(self) -> list[Address]:
        name = "articles_article_autosave"
        return [
            Address("autosave/", self.autosave_view, f"{name}_new"),
            Address("autosave/offer/", self.offer_view, f"{name}_new_offer"),
            Address("<int:pk>/autosave/", self.autosave_view, name),
            Address("<int:pk>/autosave/offer/", self.offer_view, f"{name}_offer"),
            Address("<int:pk>/presence/", self.presence_view, "articles_article_presence"),
        ]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        if not self._may(request, article):
            return {}
        # A form that comes back is still the one that was opened.
        sent = autosave.form_key_of(unpack(pack(request))) if request.method == "POST" else None
        shown = {
            "desk_autosave": _address(article),
            "desk_form_key": autosave.new_form_key() if sent is None else sent,
        }
        if article is not None:
            autosave.mark_present_if_possible(article=article, person=request.user)
            shown["desk_presence"] = reverse("admin:articles_article_presence", args=[article.pk])
            others = autosave.others_present(article=article, person=request.user)
            shown["desk_here"], shown["desk_faces"] = _here(others), _faces(others)
        return shown

    def notices_for_new(self, request: HttpRequest) -> list[Notice]:
        is_opened = request.method == "GET" and self._may(request, None)
        kept = autosave.kept_for(None, request.user) if is_opened else None
        return [self._offer(None, kept)] if kept is not None else []

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
        kept = autosave.kept_for(article, request.user)
        if kept is not None and request.method == "GET":
            notices.append(self._offer(article, kept))
        return notices

    def _offer(self, article: Article | None, kept: Any) -> Notice:
        at = timezone.localtime(kept.at).strftime("%d.%m.%Y %H:%M")
        sentence = _("There is text of yours that was never saved, of %(at)s (GMT+7).") % {"at": at}
        return Notice("warning", sentence, [Tool(_("Look at it"), _address(article, "_offer"))])

    def adapt_form(self, request: HttpRequest, form: Any, article: Article | None) -> None:
        """Kept text is put into the form by sending it as a form that is not ready to be saved."""
        form.is_only_shown = "_restore" in request.POST

    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What was kept of a new article was kept before there was one."""
        article = form.instance if change else None
        autosave.drop_saved(article=article, person=request.user, fields=unpack(pack(request)))

    def _may(self, request: HttpRequest, article: Article | None) -> bool:
        if article is None:
            return may(request.user, "add_article")
        return self.admin.has_change_permission(request, article)

    def autosave_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Keep what the form holds. Answers with the time, as JSON."""
        article = get_object_or_404(Article, pk=pk) if pk is not None else None
        if request.method != "POST" or not self._may(request, article):
            return JsonResponse({"problem": _("This is not kept: you may not change it.")}, status=403)
        kept = autosave.keep(article=article, person=request.user, fields=unpack(pack(request)))
        return JsonResponse({"at": timezone.localtime(kept.at).strftime("%H:%M")})

    def offer_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What was kept, with a button that sends the form and one that drops it."""
        article = get_object_or_404(Article, pk=pk) if pk is not None else None
        form = (
            reverse("admin:articles_article_change", args=[pk])
            if article is not None
            else reverse("admin:articles_article_add")
        )
        kept = autosave.kept_for(article, request.user)
        if request.method == "POST":
            form_key = autosave.form_key_of(unpack(pack(request)))
            autosave.drop(article=article, person=request.user, form_key=form_key)
            self.admin.message_user(request, _("The unsaved text is dropped."), messages.SUCCESS)
            return HttpResponseRedirect(form)
        if kept is None:
            return HttpResponseRedirect(form)
        return self.page(
            request,
            "admin/session_recovery.html",
            title=_("Your unsaved text"),
            target=form,
            fields=[(name, value) for name, value in kept.data if not name.startswith("_")],
            shown=_shown(article, kept),
            conflict=_beside(article, kept) if article is not None else None,
            drop=request.path,
            form_key=kept.form_key,
        )

    def presence_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say that the form is still open; answers who else has it open."""
        article = get_object_or_404(Article, pk=pk)
        if request.method != "POST" or not self._may(request, article):
            return JsonResponse({"problem": _("You may not change this article.")}, status=403)
        autosave.mark_present(article=article, person=request.user)
        others = autosave.others_present(article=article, person=request.user)
        names = [str(presence.person) for presence in others]
        return JsonResponse({"others": names, "faces": _faces(others)})


def _beside(article: Article, kept: Autosave) -> EditConflict:
    """What was kept, compared with what is there."""
    sent: dict[str, list[str]] = {}
    for name, value in kept.data:
        sent.setdefault(name, []).append(value)
    return find_edit_conflict(article=article, sent=sent, token=kept.token)


def _here(others: list[Presence]) -> str:
    """Who else has the form open, as a sentence for its bar."""
    each = [
        _("%(who)s since %(since)s")
        % {"who": presence.person, "since": timezone.localtime(presence.since).strftime("%H:%M")}
        for presence in others
    ]
    return f"{_('Also open:')} {', '.join(each)}" if each else ""


def _faces(others: list[Presence]) -> list[str]:
    """Addresses of the photographs of those who have one. No query."""
    profiles = (getattr(presence.person, "profile", None) for presence in others)
    return [reverse("admin:photograph", args=[each.pk]) for each in profiles if each and each.square]


def _shown(article: Article | None, kept: Autosave) -> list[str]:
    """The long texts no comparison shows: all of a new article's, two of one that is there."""
    if article is None:
        return [value for name, value in kept.data if name in SHOWN and value]
    there = {"note_text": "", "original_text": "".join(article.original_text.split())}
    return [value for name, value in kept.data if name in there and "".join(value.split()) != there[name]]


def _address(article: Article | None, page: str = "") -> str:
    if article is None:
        return reverse(f"admin:articles_article_autosave_new{page}")
    return reverse(f"admin:articles_article_autosave{page}", args=[article.pk])
