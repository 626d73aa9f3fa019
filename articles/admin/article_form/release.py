"""Out to readers and back, from the form: publish, schedule, make a draft again, withdraw, undo it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Button, Notice
from articles.admin.forms import ReasonForm
from articles.choices import Status
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words


class ReleaseFeature(Feature):
    """Buttons below the form; what stands in the way is said, and what was typed stays saved."""

    def addresses(self) -> list[Address]:
        return [Address("<int:pk>/withdraw/", self.withdraw_view, "articles_article_withdraw")]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        user, status = request.user, article.status if article else Status.DRAFT
        publishes = may(user, "publish", article)
        return {
            "can_publish": publishes and (status != Status.PUBLISHED or not article.is_due),
            "can_withdraw": bool(article and article.is_due and may(user, "withdraw", article)),
            "can_unwithdraw": status == Status.WITHDRAWN and may(user, "withdraw", article),
            "can_make_draft": bool(article) and self._can_be_draft(article, user),
            "can_read": bool(article and article.is_public),
        }

    def _can_be_draft(self, article: Article, user: Any) -> bool:
        action = "publish" if article.status == Status.PUBLISHED else "submit"
        return (
            article.status in {Status.IN_REVIEW, Status.PUBLISHED}
            and not publishing.reason_not_made_draft(article)
            and may(user, action, article)
        )

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
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

    def buttons(self) -> list[Button]:
        return [
            Button("_publish", self.publish, gettext_lazy("Saved, but not published:")),
            Button("_draft", self.make_draft),
            Button("_unwithdraw", self.unwithdraw),
        ]

    def publish(self, request: HttpRequest, article: Article) -> str:
        ahead = article.publish_at if article.publish_at and article.publish_at > timezone.now() else None
        return self._published(publishing.publish(article=article, by=request.user, at=ahead))

    def make_draft(self, request: HttpRequest, article: Article) -> str:
        publishing.make_draft(article=article, by=request.user)
        return _("“%(title)s” is a draft again.") % {"title": article.title}

    def unwithdraw(self, request: HttpRequest, article: Article) -> str:
        publishing.unwithdraw(article=article, by=request.user)
        return _("“%(title)s” is public again.") % {"title": article.title}

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
                self.admin.message_user(request, done, messages.SUCCESS)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        return self.page(
            request,
            "admin/confirmation.html",
            title=_("Withdraw “%(title)s”") % {"title": article.title},
            form=form,
            rows=[article],
            button=_("Withdraw"),
        )
