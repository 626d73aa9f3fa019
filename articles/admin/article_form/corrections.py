"""Every save keeps a revision; a save of what readers have read says how much it changed, and a task is closed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing, revisions
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Notice, Tool
from articles.admin.forms import CHANGE_FIELDS
from articles.choices import Status
from articles.models import Article, CorrectionTask
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words
from articles.translation import staleness


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label=gettext_lazy("what was done, or why nothing had to be"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )


class CorrectionsFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/followed/<int:number>/", self.close_task_view, "articles_article_followed"),
        ]

    def allows_change(self, request: HttpRequest, article: Article) -> bool:
        return may(request.user, "change", article)

    def fieldsets(self, request: HttpRequest, article: Article) -> list[Any]:
        """Once the article is public: what the change is. While it is scheduled: who has approved it."""
        if not self.admin.has_change_permission(request, article):
            return []
        if publishing.is_scheduled(article):
            words = _(
                "This text goes out on %(when)s. A change lifts its approval: say who has read the changed text, or "
                "why nobody has to. Left empty, the text is in review again and off the schedule, until it is "
                "approved and published again."
            )
            words %= {"when": in_words(article.publish_at)}
            return [
                (
                    _("What this change is"),
                    {"classes": ("asked",), "fields": ("unapproved",), "description": words},
                )
            ]
        if not article.is_due:
            return []
        words = _(
            "Readers have read this article. A typo is mended silently; what was wrong is said in a public note, "
            "which the feeds carry and which the translations have to follow."
        )
        return [
            (_("What this change is"), {"classes": ("asked",), "fields": CHANGE_FIELDS, "description": words})
        ]

    def readonly_fields(self, request: HttpRequest, article: Article) -> list[str]:
        """The time at which readers first saw it is history."""
        return ["publish_at", "embargo_until"] if article.is_due or article.withdrawn_at else []

    def before_save(self, request: HttpRequest, article: Article, change: bool) -> None:
        if change:
            revisions.record_baseline(article)
        else:
            article.created_by = request.user
        article.updated_by, article.updated_at = request.user, timezone.now()

    def after_save(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The form has seen to it that what a public change needs is there."""
        article = form.instance
        staleness.begin(article)
        said = {name: form.cleaned_data.get(name) for name in CHANGE_FIELDS}
        if said["significance"] and (form.has_changed() or any(each.has_changed() for each in formsets)):
            publishing.correct(
                article=article,
                by=request.user,
                significance=int(said["significance"]),
                text=said["note_text"],
                kind=said["note_kind"],
            )
        elif revisions.record(article=article, by=request.user) and article.status == Status.PUBLISHED:
            self._ask_anew(request, article, form.cleaned_data.get("unapproved", ""))

    def _ask_anew(self, request: HttpRequest, article: Article, reason: str) -> None:
        """Asked of the state before the save: a time typed into the past makes it public at this moment."""
        said = publishing.ask_anew(article=article, by=request.user, reason=reason)
        article.refresh_from_db(fields=["status"])
        for sentence in [] if "_publish" in request.POST else said:  # that button asks and answers by itself
            self.admin.message_user(request, sentence, messages.WARNING)

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
        open_tasks = article.correction_tasks.filter(closed_at__isnull=True).select_related("note__article")
        for task in open_tasks:
            sentence = _("“%(title)s” was corrected: %(text)s This text has to follow by %(due)s.") % {
                "title": task.note.article.title,
                "text": task.note.text,
                "due": in_words(task.due_at),
            }
            done = Tool(
                _("It is done"), reverse("admin:articles_article_followed", args=[article.pk, task.pk])
            )
            notices.append(Notice("error" if task.due_at < timezone.now() else "warning", sentence, [done]))
        return notices

    def close_task_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Ask what was done, then close."""
        task = get_object_or_404(
            CorrectionTask.objects.select_related("article", "note"), pk=number, article=pk
        )
        if not may(request.user, "change_correctiontask", task.article):
            return HttpResponse(_("You may not close this task."), status=403)
        form = OutcomeForm(request.POST or None)
        if form.is_valid():
            try:
                publishing.close_task(task=task, by=request.user, outcome=form.cleaned_data["outcome"])
                self.admin.message_user(request, _("The correction counts as followed."), messages.SUCCESS)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        return self.page(
            request,
            "admin/confirmation.html",
            title=_("Follow the correction of the original"),
            form=form,
            rows=[task.note],
            button=_("It is done"),
        )
