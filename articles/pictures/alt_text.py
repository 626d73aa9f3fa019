"""Alternative texts: refuses words that describe no picture, such as a file name."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ENDING = re.compile(r"\.(jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg|raw|dng)$", re.IGNORECASE)
CAMERA = re.compile(
    r"^(img|image|dsc[nf]?|pict?|photo|pxl|mvimg|gopr|screenshot|scan|picture|ảnh|anh|hinh|hình)?"
    r"[-_ ()]*\d[\d\-_ ().]*$",
    re.IGNORECASE,
)


def is_file_name(words: str) -> bool:
    """`IMG_1234`, `dsc-0001 (2)`, `gate.jpg`, `20250424_101500`: names, not words."""
    return bool(ENDING.search(words.strip()) or CAMERA.match(words.strip()))


def described(words: str) -> str:
    """The words, unless they are what a camera or a computer called the file: that says nothing of what is seen."""
    if is_file_name(words):
        raise ValidationError(_("This is the name of a file. Say what is seen in the picture."))
    return words
