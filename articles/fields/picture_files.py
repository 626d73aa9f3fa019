"""Uploaded pictures: recognised by content, limited, decoded and encoded anew, so that nothing hidden is kept.

Nothing of the uploaded bytes is kept: not the position in its metadata, not a script behind its last pixel, not its
name. Its colours become sRGB (`colour_management`). Cost: see COSTLY; memory is bounded by the pixel limits (4 bytes a
pixel, decoded once).
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

from articles.fields.colour_management import in_own_colours, in_srgb

READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
# A JPEG with further pictures behind it, as phones and cameras write it: its first picture is the picture.
MULTI_PICTURE = "MPO"
# What each is written as: animations and rarer formats become a still WebP.
WRITE = {"JPEG": ("JPEG", "jpg"), MULTI_PICTURE: ("JPEG", "jpg"), "PNG": ("PNG", "png")}
# How a HEIC names itself, in bytes 4 to 12 of the file; why it is refused is in docs/dependencies.md.
HEIC = tuple(
    b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
)
ORIENTATION = 0x0112  # in EXIF
LONGEST_SIDE = 2_400  # pixels; the widest rendition has 1,920
COSTLY = (
    12_000_000  # pixels of a format that only decodes whole; a JPEG decodes at a half, a quarter or an eighth
)
DRAWING = (
    1_000_000  # pixels; a larger PNG without transparency is a photograph and is kept as WebP, far lighter
)


def picture_path(instance: models.Model, filename: str) -> str:
    """A name of our own: what the sender called the file never reaches the disk."""
    return _named_by_us("articles", filename)


def portrait_path(instance: models.Model, filename: str) -> str:
    """Nor what it was called that shows a person."""
    return _named_by_us("people", filename)


def _named_by_us(folder: str, filename: str) -> str:
    return f"{folder}/{uuid.uuid4().hex}.{filename.rpartition('.')[2]}"


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
            warnings.simplefilter("ignore")  # of a decoder, about a file it reads all the same
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _clean(Image.open(upload, formats=READ))
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(settings.PICTURE_MAX_PIXELS), code="too_large") from error
    except (
        Exception
    ) as error:  # a decoder may raise anything on broken bytes; it means one thing to the editor
        raise ValidationError(_no_picture(upload), code="no_picture") from error


def _no_picture(upload: UploadedFile) -> str:
    upload.seek(4)
    if upload.read(8) in HEIC:
        return _(
            "This is a HEIC picture, as iPhones keep them, and we cannot read it. Open it on the iPhone or the computer"
            " and export it as JPEG, or upload it from the iPhone itself, which then sends a JPEG. For pictures to come"
            " choose Settings > Camera > Formats > Most Compatible."
        )
    return _("This file is no picture we can read. Use JPEG, PNG, WebP, AVIF or GIF.")


def _too_large(limit: int) -> str:
    sentence = _(
        "The picture has more than %(limit)d megapixels, counting every frame. Make it smaller and try again."
    )
    return sentence % {"limit": limit // 1_000_000}


def _check_pixels(picture: Image.Image) -> None:
    """Refuse by the header, before any pixel is decoded."""
    width, height = picture.size
    limit = settings.PICTURE_MAX_PIXELS
    is_jpeg = picture.format in ("JPEG", MULTI_PICTURE)
    if not is_jpeg:
        limit = min(limit, COSTLY)
    frames = 1 if is_jpeg else getattr(picture, "n_frames", 1)
    if width * height > limit or width * height * frames > limit:
        raise ValidationError(_too_large(limit), code="too_large")


def _clean(picture: Image.Image) -> ContentFile:
    """The pixels of the first frame, upright, in sRGB, without metadata. Made small first: every later step copies."""
    _check_pixels(picture)
    kind, extension = WRITE.get(picture.format or "", ("WEBP", "webp"))
    if kind == "PNG" and picture.width * picture.height > DRAWING:
        kind, extension = "WEBP", "webp"
    picture.seek(0)
    longest = max(picture.size)
    if longest > LONGEST_SIDE:
        picture.draft("RGB", tuple(side * LONGEST_SIDE // longest for side in picture.size))
    picture.load()
    small = in_own_colours(picture)
    if max(small.size) > LONGEST_SIDE:
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small = in_srgb(small)
    bare = Image.new(small.mode, small.size)
    bare.paste(small)
    bare.getexif()[ORIENTATION] = _orientation(picture)
    ImageOps.exif_transpose(bare, in_place=True)
    target = io.BytesIO()
    options: dict[str, Any] = {"quality": 86, **({"method": 2} if kind == "WEBP" else {})}
    bare.save(target, kind, **({"optimize": True} if kind == "PNG" else options))
    return ContentFile(target.getvalue(), name=f"picture.{extension}")


def _orientation(picture: Image.Image) -> int:
    """How the camera was held, from EXIF wherever it lies. Unreadable metadata is none: the pixels are good."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # a parser of EXIF may raise anything on broken bytes
        return 1


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
