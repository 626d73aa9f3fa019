"""A glance at one article: what it is about and how it stands, without opening its form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.admin.article_form.parts import Address
from articles.admin.article_list.ages import aged
from articles.admin.article_list.columns import state_of
from articles.admin.article_list.list_page import ListPage
from articles.admin.article_list.thumbnails import put_thumbnails
from articles.checks import findings
from articles.models import Article

TEMPLATE = "admin/articles/article/glance.html"


class GlancePage(ListPage):
    """A page of its own, of which the list's script takes the part alone (`?part`)."""

    def addresses(self) -> list[Address]:
        return [Address("<int:pk>/glance/", self.glance_view, "articles_article_glance")]

    def glance_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Some twenty queries, for one article: the checks ask most of them."""
        rows = Article.objects.select_related("source", "original", "taken_by", "created_by", "updated_by")
        article = get_object_or_404(rows, pk=pk)
        put_thumbnails([article])
        found = findings(article)
        return self.page(
            request,
            f"{TEMPLATE}#glance" if "part" in request.GET else TEMPLATE,
            title=_("Glance at “%(title)s”") % {"title": article.title},
            article=article,
            state=state_of(article),
            state_in_words=self.admin.state(article),
            people=self.admin.people(article),
            changed=aged(article.updated_at),
            public_on=aged(article.publish_at),
            errors=sum(each.level == "error" for each in found),
            warnings=sum(each.level == "warning" for each in found),
            may_change=self.admin.has_change_permission(request, article),
        )
