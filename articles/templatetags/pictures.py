"""What a page prints of a picture: only what was made."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import template
from django.urls import reverse

from articles.html.passages import footnoted
from articles.html.picture_placeholders import Part, parts_of, placed
from articles.models import Article, ArticleImage
from articles.pictures.renditions import RATIOS, TYPES, key_of, name_of
from articles.reading.cited_passages import Passage

register = template.Library()


@dataclass(frozen=True)
class Printed:
    """`sources` are (type, srcset) pairs, best format first; `src` is what every browser can show."""

    src: str
    srcset: str = ""
    sources: list[tuple[str, str]] = field(default_factory=list)
    width: int | None = None
    height: int | None = None


@register.filter
def printed(image: ArticleImage, crop: str = "whole") -> Printed:
    """The picture in the sizes that exist, or the file alone while none does. Asks the database nothing."""
    made = image.made if image.file and image.made.get("key") == key_of(image) else {}
    sets = {
        kind: ", ".join(f"{_address(image, name_of(image, crop, width, kind))} {width}w" for width in widths)
        for kind, widths in made.get(crop, {}).items()
    }
    if not sets:
        return Printed(image.get_absolute_url(), width=image.width, height=image.height)
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
    )


def _address(image: ArticleImage, name: str) -> str:
    return reverse("articles:image", args=[image.pk, name.rpartition("/")[2]])


@register.filter
def parts(article: Article, passages: Iterable[Passage] = ()) -> list[Part]:
    """The article's text in order, each picture where the text places it; the leading one stands above.

    `passages` are numbered in the text.
    """
    marks = [(one.place, one.number) for one in passages or () if one.place is not None]
    return list(
        parts_of(
            footnoted(article.body, marks), (image for image in article.images.all() if not _leads(image))
        )
    )


@register.filter
def pictures_below(article: Article) -> list[ArticleImage]:
    """What is left to be shown under the text."""
    in_text = placed(article.body)
    return [image for image in article.images.all() if _leads(image) or image.order not in in_text]


def _leads(image: ArticleImage) -> bool:
    return bool(image.file and image.is_lead)
