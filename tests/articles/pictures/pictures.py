"""Pictures to test with: drawn here, different enough to be told apart."""

import io
import random
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from tests.factories import ImageFactory


def drawing(size: tuple[int, int] = (900, 450), *, seed: int = 1, mode: str = "RGB") -> Image.Image:
    """Random blocks: the same for the same seed, in any size."""
    blocks = Image.new(mode, (9, 8))
    numbers = random.Random(seed)
    pen = ImageDraw.Draw(blocks)
    for x in range(9):
        for y in range(8):
            pen.point((x, y), tuple(numbers.randrange(256) for _ in mode))
    return blocks.resize(size, Image.Resampling.NEAREST)


def file_of(picture: Image.Image, kind: str = "JPEG", **options: Any) -> ContentFile:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return ContentFile(target.getvalue(), name=f"picture.{kind.lower().replace('jpeg', 'jpg')}")


def picture(size: tuple[int, int] = (900, 450), *, seed: int = 1, kind: str = "JPEG", **fields: Any) -> Any:
    fields.setdefault("alt", "Blocks")
    return ImageFactory(file=file_of(drawing(size, seed=seed), kind), **fields)
