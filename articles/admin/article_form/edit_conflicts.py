"""The second save of one article is refused, with both texts on screen and a merge to save instead."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.article_form.parts import DeskParts
from articles.choices import Status
from articles.editing.edit_conflicts import Collision, collide
from articles.models import Article
from articles.publishing.release import in_words
from articles.revisions.version_tokens import token_of

DJANGOS_BUTTONS = {"_save", "_continue", "_addanother"}
TYPED_AGAIN = {"title", "teaser"}  # shown as lines of the merged form; the rest goes along unseen
LARGEST_TOKEN = 200  # characters; ours have about 90


class CollidingMixin(DeskParts):
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Lock the row, and go on only if the article is still what the form was made from."""
        rest = super().changeform_view
        is_action = ACTION_CHECKBOX_NAME in request.POST and not DJANGOS_BUTTONS & set(request.POST)
        if request.method != "POST" or object_id is None or is_action:
            return rest(request, object_id, form_url, extra_context)
        with transaction.atomic():
            article = self.get_object(request, unquote(object_id))
            if article is not None:
                article = (
                    Article.objects.select_for_update(of=("self",))
                    .select_related("source")
                    .get(pk=article.pk)
                )
            if article is None or not self.has_change_permission(request, article):
                return rest(request, object_id, form_url, extra_context)
            token, sent = token_of(article), request.POST.get("version", "")[:LARGEST_TOKEN]
            if sent != token:
                fields = {
                    name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"
                }
                collision = collide(article=article, sent=fields, token=sent)
                is_same_state = sent.partition(".")[2] == token.partition(".")[2]
                if not (collision.says_the_same and is_same_state):
                    return self._refuse(request, article, collision, token)
            return rest(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A form that comes back with errors is still made from what it was made from."""
        article = kwargs.get("obj")
        if article is not None:
            sent = request.POST.get("version", "")[:LARGEST_TOKEN]
            context["desk_version"] = sent if request.method == "POST" else token_of(article)
        return super().render_change_form(request, context, *args, **kwargs)

    def _refuse(
        self, request: HttpRequest, article: Article, collision: Collision, token: str
    ) -> HttpResponse:
        hidden = {name: values for name, values in collision.fields.items() if name not in TYPED_AGAIN}
        buttons = [name for name in hidden if name.startswith("_") and name != "_continue"]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Somebody saved before you"),
            "article": article,
            "who": article.updated_by or _("somebody"),
            "when": in_words(article.updated_at),
            "is_published": article.status == Status.PUBLISHED,
            "collision": collision,
            "typed": {name: collision.fields[name][-1] for name in TYPED_AGAIN if name in collision.fields},
            "hidden": [
                (name, value) for name, values in hidden.items() if name not in buttons for value in values
            ],
            "all_mine": [
                (name, value)
                for name, values in request.POST.lists()
                if not name.startswith("_") and name not in {"csrfmiddlewaretoken", "version"}
                for value in values
            ],
            "version": token,
            "lost_files": [file.name for file in request.FILES.values()],
        }
        return TemplateResponse(request, "admin/articles/article/collision.html", context, status=409)
