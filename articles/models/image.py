"""Pictures of articles. A caption may be there before its picture is: the documents have two captions and no file."""

import contextlib
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from articles.fields.picture_files import PictureField, picture_path
from articles.models.article import Article
from articles.querysets import ImageQuerySet
from provinces.datatypes.addresses import address
from provinces.datatypes.text_fields import LineField


def _in_order(name: str, condition: Q) -> models.Index:
    return models.Index(fields=["article", "order", "id"], name=f"image_desk_{name}", condition=condition)


# What the desk's filters look for, in the order of its list. Whatever most pictures are has no index: it is met soon.
DESK_FILTERS = [
    _in_order("file_wanted", Q(file="")),
    _in_order("alt_wanted", Q(alt_later=True)),
    _in_order("licensed", ~Q(licence="")),
    _in_order("licence_wanted", Q(licence="")),
    _in_order("not_lead", Q(is_lead=False)),
    _in_order("illustration", Q(is_illustration=True)),
    _in_order("decorative", Q(decorative=True)),
]


class ArticleImage(models.Model):
    """One picture in one article, in order; at most one leads."""

    part_of_key = ("order",)

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="images", verbose_name=_("article"), db_index=False
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    file = PictureField(_("file"), upload_to=picture_path, blank=True, max_length=200)
    width = models.PositiveIntegerField(_("width in pixels"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), null=True, blank=True, editable=False)
    alt = LineField(
        _("text instead of the picture"),
        max_length=400,
        blank=True,
        help_text=_("What is seen, for those who cannot see it."),
    )
    decorative = models.BooleanField(_("decorative: says nothing by itself"), default=False)
    alt_later = models.BooleanField(
        _("to be described later"),
        default=False,
        editable=False,
        help_text=_("Set when a draft is saved without the words; it holds up publication."),
    )
    caption = LineField(_("caption"), max_length=400, blank=True)
    credit = LineField(_("credit"), max_length=200, blank=True)
    licence = LineField(_("licence"), max_length=120, blank=True, help_text=_("By what right we show it."))
    focal_x = models.PositiveSmallIntegerField(_("focal point, from the left, in percent"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focal point, from the top, in percent"), default=50)
    look = models.CharField(_("what it looks like, as 64 bits"), max_length=16, blank=True, editable=False)
    made = models.JSONField(_("sizes and formats made"), default=dict, blank=True, editable=False)
    is_illustration = models.BooleanField(_("an illustration, not a photograph"), default=False)
    is_lead = models.BooleanField(_("leads the article"), default=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["article", "order", "pk"]
        indexes = [  # a look in quarters, see articles.pictures.perceptual_hashes
            models.Index(Substr("look", 1, 4), name="image_look_from_1"),
            models.Index(Substr("look", 5, 4), name="image_look_from_5"),
            models.Index(Substr("look", 9, 4), name="image_look_from_9"),
            models.Index(Substr("look", 13, 4), name="image_look_from_13"),
            *DESK_FILTERS,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "order"],
                name="image_order_once",
                violation_error_message=_("Two pictures of this article have the same place in the order."),
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(is_lead=True),
                name="image_one_lead",
                violation_error_message=_("An article has one leading picture; another one leads already."),
            ),
            models.CheckConstraint(
                condition=Q(file="") | ~Q(alt="") | Q(decorative=True) | Q(alt_later=True),
                name="image_described_or_decorative",
                violation_error_message=_(
                    "Describe the picture for those who cannot see it, or mark it as decorative."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(file="") | ~Q(caption=""),
                name="image_has_file_or_caption",
                violation_error_message=_("Add the picture, or at least its caption."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100) & Q(focal_y__lte=100),
                name="image_focal_point_in_picture",
                violation_error_message=_("The focal point is given in percent, from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or str(self.file)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.alt_later = self.alt_later and bool(self.file) and not self.alt and not self.decorative
        if self.file and (not self.file._committed or self.width is None):
            # A file lost from the disk must not keep an editor from saving its caption.
            with contextlib.suppress(FileNotFoundError):
                self.width, self.height = self.file.width, self.file.height
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where the picture is served while its article is public."""
        return address("articles:image", self.pk, str(self.file).rpartition("/")[2])

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.order)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]
