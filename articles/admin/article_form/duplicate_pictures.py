"""Says when a picture of the article stands in another one already."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Notice, Tool
from articles.models import Article
from articles.pictures.perceptual_hashes import alike

NAMED = 5


class DuplicatePicturesFeature(Feature):
    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        """Two queries, one where no picture has a look."""
        elsewhere = {
            image.article_id: image.article
            for image in alike(article.images.all(), elsewhere=article.translation_key)
        }
        if not elsewhere:
            return []
        links = [
            Tool(str(other), reverse("admin:articles_article_change", args=[other.pk]))
            for other in list(elsewhere.values())[:NAMED]
        ]
        return [Notice("info", _("A picture of this article seems to stand in another one already."), links)]
