"""Out to readers and back, from the form: publish, schedule, make a draft again, withdraw, undo it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.admin.article_form.parts import DeskParts, Notice
from articles.admin.forms import ReasonForm
from articles.choices import Status
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words


class ReleasingMixin(DeskParts):
    """Buttons below the form; what stands in the way is said, and what was typed stays saved."""

    def get_urls(self) -> list[URLPattern]:
        withdraw = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:pk>/withdraw/", withdraw, name="articles_article_withdraw"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        user, status = request.user, article.status if article else Status.DRAFT
        publishes = may(user, "publish", article)
        context["can_publish"] = publishes and (status != Status.PUBLISHED or not article.is_due)
        context["can_withdraw"] = bool(article and article.is_due and may(user, "withdraw", article))
        context["can_unwithdraw"] = status == Status.WITHDRAWN and may(user, "withdraw", article)
        context["can_make_draft"] = bool(article) and self._can_be_draft(article, user)
        context["can_read"] = bool(article and article.is_public)
        return super().render_change_form(request, context, *args, **kwargs)

    def _can_be_draft(self, article: Article, user: Any) -> bool:
        action = "publish" if article.status == Status.PUBLISHED else "submit"
        return (
            article.status in {Status.IN_REVIEW, Status.PUBLISHED}
            and not publishing.reason_not_made_draft(article)
            and may(user, action, article)
        )

    def desk_notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = super().desk_notices(request, article)
        if article.status == Status.PUBLISHED and not article.is_due:
            when = _("It will be public on %(when)s.") % {"when": in_words(article.publish_at)}
            notices.append(Notice("info", when))
        if article.waits_for_original and article.is_due and not article.is_public:
            notices.append(
                Notice(
                    "warning",
                    _("It waits: its original “%(title)s” is not public.")
                    % {"title": article.original.title},
                )
            )
        return notices

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._step(request, obj) or super().response_change(request, obj)

    def _step(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Do what the pressed button asks for with what has just been saved."""
        try:
            done = self.desk_step(request, article)
        except NotPublishable as problem:
            not_done = _("Saved, but nothing more was done:")
            if "_publish" in request.POST:
                not_done = _("Saved, but not published:")
            self.message_user(request, not_done, messages.WARNING)
            for sentence in problem.problems:
                self.message_user(request, sentence, messages.ERROR)
        else:
            if not done:
                return None
            self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def desk_step(self, request: HttpRequest, article: Article) -> str:
        """Do the step of the button that was pressed and say so; nothing when it was none of ours."""
        title = {"title": article.title}
        if "_publish" in request.POST:
            ahead = article.publish_at if article.publish_at and article.publish_at > timezone.now() else None
            return self._published(publishing.publish(article=article, by=request.user, at=ahead))
        if "_draft" in request.POST:
            publishing.make_draft(article=article, by=request.user)
            return _("“%(title)s” is a draft again.") % title
        if "_unwithdraw" in request.POST:
            publishing.unwithdraw(article=article, by=request.user)
            return _("“%(title)s” is public again.") % title
        return ""

    def _published(self, article: Article) -> str:
        values = {"title": article.title, "when": in_words(article.publish_at)}
        if article.is_public:
            return _("“%(title)s” is public.") % values
        if article.is_due:
            return _("“%(title)s” will be public as soon as its original is.") % values
        return _("“%(title)s” will be public on %(when)s.") % values

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, then withdraw."""
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "withdraw", article):
            return HttpResponse(_("You may not withdraw this article."), status=403)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                publishing.withdraw(article=article, by=request.user, reason=form.cleaned_data["reason"])
                done = _("“%(title)s” is withdrawn.") % {"title": article.title}
                self.message_user(request, done, messages.SUCCESS)
            except NotPublishable as problem:
                self.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Withdraw “%(title)s”") % {"title": article.title},
            "form": form,
            "rows": [article],
            "button": _("Withdraw"),
        }
        return TemplateResponse(request, "admin/ask.html", context)
