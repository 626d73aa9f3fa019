"""Choose a picture that is here already: a search by caption, article or province, whose finds become rows of the form.

Without script a row takes the number of such a picture, as the list of pictures has it.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address
from articles.editing.picture_library import RIGHTS, find_pictures
from articles.models import Article, ArticleImage
from articles.permissions import may

COPIED = (*RIGHTS, "focal_x", "focal_y", "alt", "width", "height")


class PictureLibraryFeature(Feature):
    media = forms.Media(css={"all": ["desk/picture_library.css"]}, js=["desk/picture_library.js"])

    def addresses(self) -> list[Address]:
        return [Address("pictures/", self.pictures_view, "articles_article_pictures")]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        may_add = any(
            each.formset.prefix == "images" and each.has_add_permission
            for each in given["inline_admin_formsets"]
        )
        return {"desk_picture_library": reverse("admin:articles_article_pictures")} if may_add else {}

    def pictures_view(self, request: HttpRequest) -> JsonResponse:
        """What `find_pictures` finds. Nothing is saved."""
        if not may(request.user, "change_article"):
            raise PermissionDenied
        pictures, are_more = find_pictures(request.GET.get("q", ""))
        return JsonResponse({"pictures": [_found(each) for each in pictures], "are_more": are_more})


def _found(picture: ArticleImage) -> dict[str, Any]:
    return {
        "number": picture.pk,
        "shown": reverse("admin:articles_articleimage_shown", args=[picture.pk]),
        "caption": picture.caption or picture.alt,
        "article": picture.article.title,
        "language": picture.article.language,
        "copied": {name: getattr(picture, name) for name in COPIED},
    }
