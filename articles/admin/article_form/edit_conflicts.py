"""The second save of one article is refused, with both texts on screen and a merge to save instead."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.choices import Status
from articles.editing.edit_conflicts import EditConflict, find_edit_conflict
from articles.models import Article
from articles.publishing.release import in_words
from articles.revisions.version_tokens import token_of

TYPED_AGAIN = {"title", "teaser"}  # shown as lines of the merged form; the rest goes along unseen
LARGEST_TOKEN = 200  # characters; ours have about 90


class EditConflictsFeature(Feature):
    media = forms.Media(js=["desk/brought_back.js", "desk/brought_rows.js"])

    def instead_of_save(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Lock the row, and go on only if the article is still what the form was made from."""
        article = Article.objects.select_for_update(of=("self",)).select_related("source").get(pk=article.pk)
        if not self.admin.has_change_permission(request, article):
            return None  # Django refuses it
        token, sent = token_of(article), request.POST.get("version", "")[:LARGEST_TOKEN]
        if sent == token:
            return None
        fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        files = {name: [file.name] for name, file in request.FILES.items()}  # a row may hold nothing else
        conflict = find_edit_conflict(article=article, sent=fields | files, token=sent)
        is_same_state = sent.partition(".")[2] == token.partition(".")[2]
        if conflict.says_the_same and is_same_state:
            return None
        return self._refuse(request, article, conflict, token)

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        """A form that comes back with errors is still made from what it was made from."""
        if article is None:
            return {}
        sent = request.POST.get("version", "")[:LARGEST_TOKEN]
        return {"desk_version": sent if request.method == "POST" else token_of(article)}

    def _refuse(
        self, request: HttpRequest, article: Article, conflict: EditConflict, token: str
    ) -> HttpResponse:
        unseen = conflict.fields.keys() - TYPED_AGAIN - request.FILES.keys()
        hidden = {name: values for name, values in conflict.fields.items() if name in unseen}
        buttons = [name for name in hidden if name.startswith("_") and name != "_continue"]
        return self.page(
            request,
            "admin/articles/article/edit_conflict.html",
            title=_("Somebody saved before you"),
            article=article,
            who=article.updated_by or _("somebody"),
            when=in_words(article.updated_at),
            is_published=article.status == Status.PUBLISHED,
            conflict=conflict,
            typed={name: conflict.fields[name][-1] for name in TYPED_AGAIN if name in conflict.fields},
            hidden=[
                (name, value) for name, values in hidden.items() if name not in buttons for value in values
            ],
            all_mine=[
                (name, value)
                for name, values in request.POST.lists()
                if not name.startswith("_") and name not in {"csrfmiddlewaretoken", "version"}
                for value in values
            ],
            version=token,
            lost_files=[file.name for file in request.FILES.values()],
            status=409,
        )
