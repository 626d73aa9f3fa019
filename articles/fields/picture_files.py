"""Uploaded pictures: recognised by content, limited, decoded and encoded anew, so that nothing hidden is kept.

Nothing of the uploaded bytes is kept: not the position in its metadata, not a script behind its last pixel, not its
name. Cost: see COSTLY; memory is bounded by the pixel limits (4 bytes a pixel, decoded once).
"""

import io
import uuid
import warnings
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
# What each is written as: animations and rarer formats become a still WebP.
WRITE = {"JPEG": ("JPEG", "jpg"), "PNG": ("PNG", "png")}
LONGEST_SIDE = 2_400  # pixels; the widest rendition has 1,920
COSTLY = (
    12_000_000  # pixels of a format that only decodes whole; a JPEG decodes at a half, a quarter or an eighth
)
DRAWING = (
    1_000_000  # pixels; a larger PNG without transparency is a photograph and is kept as WebP, far lighter
)


def picture_path(instance: models.Model, filename: str) -> str:
    """A name of our own: what the sender called the file never reaches the disk."""
    return f"articles/{uuid.uuid4().hex}.{filename.rpartition('.')[2]}"


def reencode(upload: UploadedFile) -> ContentFile:
    """The upload as a clean picture. Raise ValidationError with a sentence for the editor."""
    if upload.size > settings.PICTURE_MAX_BYTES:
        raise ValidationError(
            _(
                "The picture has %(size)d MB; at most %(limit)d MB are accepted. Save it smaller and try again."
            )
            % {"size": upload.size // 1_048_576, "limit": settings.PICTURE_MAX_BYTES // 1_048_576},
            code="too_heavy",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=READ)
            _check_pixels(picture)
            kind, extension = WRITE.get(picture.format or "", ("WEBP", "webp"))
            if kind == "PNG" and picture.width * picture.height > DRAWING:
                kind, extension = "WEBP", "webp"
            picture.seek(0)
            longest = max(picture.size)
            if longest > LONGEST_SIDE:
                picture.draft("RGB", tuple(side * LONGEST_SIDE // longest for side in picture.size))
            picture.load()
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(settings.PICTURE_MAX_PIXELS), code="too_large") from error
    except (
        Exception
    ) as error:  # a decoder may raise anything on broken bytes; it means one thing to the editor
        raise ValidationError(
            _("This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."), code="no_picture"
        ) from error
    return ContentFile(_encoded(picture, kind), name=f"picture.{extension}")


def _too_large(limit: int) -> str:
    sentence = _(
        "The picture has more than %(limit)d megapixels, counting every frame. Make it smaller and try again."
    )
    return sentence % {"limit": limit // 1_000_000}


def _check_pixels(picture: Image.Image) -> None:
    """Refuse by the header, before any pixel is decoded."""
    width, height = picture.size
    limit = settings.PICTURE_MAX_PIXELS
    if picture.format != "JPEG":
        limit = min(limit, COSTLY)
    if width * height > limit or width * height * getattr(picture, "n_frames", 1) > limit:
        raise ValidationError(_too_large(limit), code="too_large")


def _encoded(picture: Image.Image, kind: str) -> bytes:
    """The pixels, upright, in sRGB's modes, without metadata. Made small first: every later step copies."""
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if has_alpha and kind != "JPEG" else "RGB"
    small = picture if picture.mode == mode else picture.convert(mode)
    if max(small.size) > LONGEST_SIDE:
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info["exif"] = picture.info.get("exif", b"")
    upright = ImageOps.exif_transpose(small)
    bare = Image.new(mode, upright.size)
    bare.paste(upright)
    target = io.BytesIO()
    options: dict[str, Any] = {"quality": 86, **({"method": 2} if kind == "WEBP" else {})}
    bare.save(target, kind, **({"optimize": True} if kind == "PNG" else options))
    return target.getvalue()


class PictureFormField(forms.FileField):
    """A file input that gives back a clean picture, or says what is wrong with the one given."""

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        return upload and reencode(upload)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}


class PictureField(models.ImageField):
    """An image column whose forms accept only what `reencode` gives back."""

    def formfield(self, **kwargs: Any) -> Any:
        return models.FileField.formfield(self, **{"form_class": PictureFormField, **kwargs})
