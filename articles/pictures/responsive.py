"""Responsive images: the `src` and `srcset` of the renditions that exist. Asks the database nothing."""

from dataclasses import dataclass, field

from articles.models import ArticleImage
from articles.pictures.renditions import RATIOS, TYPES, key_of, name_of
from provinces.datatypes.addresses import address


@dataclass(frozen=True)
class Printed:
    """`sources` are (type, srcset) pairs, best format first; `src` is what every browser can show."""

    src: str
    srcset: str = ""
    sources: list[tuple[str, str]] = field(default_factory=list)
    width: int | None = None
    height: int | None = None
    src_size: tuple[int, int] | None = None  # of `src` itself; width and height are those of the largest


def printed(image: ArticleImage, crop: str = "whole") -> Printed:
    """The picture in the sizes that exist, or the file alone while none does. Asks the database nothing."""
    made = image.made if image.file and image.made.get("key") == key_of(image) else {}
    sets = {
        kind: ", ".join(f"{_address(image, name_of(image, crop, width, kind))} {width}w" for width in widths)
        for kind, widths in made.get(crop, {}).items()
    }
    if not sets:
        size = (image.width, image.height) if image.width and image.height else None
        return Printed(image.get_absolute_url(), width=image.width, height=image.height, src_size=size)
    fallback = "jpeg" if "jpeg" in sets else "webp"
    widest = made[crop][fallback][-1]
    middle = min(made[crop][fallback], key=lambda width: abs(width - 960))
    across, down = RATIOS.get(crop) or (image.width or 3, image.height or 2)
    return Printed(
        src=_address(image, name_of(image, crop, middle, fallback)),
        srcset=sets[fallback],
        sources=[(TYPES[kind], sets[kind]) for kind in ("avif", "webp") if kind in sets and kind != fallback],
        width=widest,
        height=max(round(widest * down / across), 1),
        src_size=(middle, max(round(middle * down / across), 1)),
    )


def name_near(image: ArticleImage, across: int) -> str:
    """The smallest file of the whole picture that is at least so many pixels wide; the picture's own while none is."""
    widths = image.made.get("whole", {}).get("webp", []) if image.made.get("key") == key_of(image) else []
    width = next((each for each in sorted(widths) if each >= across), None)
    return name_of(image, "whole", width, "webp") if width else str(image.file)


def _address(image: ArticleImage, name: str) -> str:
    return address("articles:image", image.pk, name.rpartition("/")[2])
