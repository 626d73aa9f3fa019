"""Sizes and formats of a picture, made by a task; a page prints only those that exist."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.image import ArticleImage


class Rendition(models.Model):
    """One file made from a picture. `crop` is empty for the whole picture, or the name of a closed ratio."""

    image = models.ForeignKey(
        ArticleImage, on_delete=models.CASCADE, related_name="renditions", verbose_name=_("picture")
    )
    crop = models.CharField(_("crop"), max_length=10, blank=True)
    format = models.CharField(_("format"), max_length=4)
    width = models.PositiveSmallIntegerField(_("width in pixels"))
    height = models.PositiveSmallIntegerField(_("height in pixels"))
    file = models.FileField(_("file"), max_length=200)
    size = models.PositiveIntegerField(_("bytes"))

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["image", "crop", "format", "width"]
        constraints = [
            models.UniqueConstraint(fields=["image", "crop", "format", "width"], name="rendition_once")
        ]

    def __str__(self) -> str:
        return str(self.file)
