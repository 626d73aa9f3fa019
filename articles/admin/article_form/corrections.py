"""Every save keeps a revision; a save of what readers have read says how much it changed, and a task is closed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing, revisions
from articles.admin.article_form.parts import DeskParts, Notice, Tool
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


class CorrectingMixin(DeskParts):
    def get_urls(self) -> list[URLPattern]:
        close = self.admin_site.admin_view(self.close_task_view)
        return [
            path("<int:pk>/followed/<int:number>/", close, name="articles_article_followed"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What readers have read, or will at a set time, is changed by those who may correct."""
        if obj is None or not super().has_change_permission(request, obj):
            return super().has_change_permission(request, obj)
        seen = obj.status in {Status.PUBLISHED, Status.WITHDRAWN}
        return may(request.user, "correct" if seen else "change_article", obj)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Before the rest, once the article is public: what the change is."""
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is not None and obj.is_due and self.has_change_permission(request, obj):
            words = _(
                "Readers have read this article. A typo is mended silently; what was wrong is said in a public note, "
                "which the feeds carry and which the translations have to follow."
            )
            change = (_("What this change is"), {"fields": CHANGE_FIELDS, "description": words})
            return [*fieldsets[:1], change, *fieldsets[1:]]
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """The time at which readers first saw it is history."""
        fixed = (
            ["publish_at", "embargo_until"] if obj is not None and (obj.is_due or obj.withdrawn_at) else []
        )
        return (*super().get_readonly_fields(request, obj), *fixed)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if change:
            revisions.record_baseline(obj)
        else:
            obj.created_by = request.user
        obj.updated_by, obj.updated_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The form has seen to it that what a public change needs is there."""
        super().save_related(request, form, formsets, change)
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
        else:
            revisions.record(article=article, by=request.user)

    def desk_notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = super().desk_notices(request, article)
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
                self.message_user(request, _("The correction counts as followed."), messages.SUCCESS)
            except NotPublishable as problem:
                self.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Follow the correction of the original"),
            "form": form,
            "rows": [task.note],
            "button": _("It is done"),
        }
        return TemplateResponse(request, "admin/ask.html", context)
