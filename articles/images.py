"""Pictures from outside: looked at by content, limited, decoded and encoded anew, so that nothing rides along.

Nothing of the uploaded bytes is kept: not the position in its metadata, not a script behind its last pixel, not its
name. Cost: about 0.3 s for 12 megapixels; memory is bounded by the pixel limit (4 bytes a pixel).
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
LONGEST_SIDE = 3_000  # pixels; a wide screen at double density


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
            picture.seek(0)
            picture.load()
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(), code="too_large") from error
    except (
        Exception
    ) as error:  # a decoder may raise anything on broken bytes; all of it means one thing to the editor
        raise ValidationError(
            _("This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."), code="no_picture"
        ) from error
    return ContentFile(_encoded(picture, kind), name=f"picture.{extension}")


def _too_large() -> str:
    return _(
        "The picture has more than %(limit)d megapixels, counting every frame. Make it smaller and try again."
    ) % {"limit": settings.PICTURE_MAX_PIXELS // 1_000_000}


def _check_pixels(picture: Image.Image) -> None:
    """Refuse by the header, before any pixel is decoded."""
    width, height = picture.size
    if width * height > settings.PICTURE_MAX_PIXELS:
        raise ValidationError(_too_large(), code="too_large")
    if width * height * getattr(picture, "n_frames", 1) > settings.PICTURE_MAX_PIXELS:
        raise ValidationError(_too_large(), code="too_large")


def _encoded(picture: Image.Image, kind: str) -> bytes:
    """The pixels, upright, in sRGB's modes, without metadata."""
    upright = ImageOps.exif_transpose(picture)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    clean = upright.convert("RGBA" if has_alpha and kind != "JPEG" else "RGB")
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(clean.mode, clean.size)
    bare.paste(clean)
    target = io.BytesIO()
    bare.save(target, kind, **({"optimize": True} if kind == "PNG" else {"quality": 86}))
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
