"""What an article had beside its words (tags, subjects, credits, pictures), as a revision has it.

Who or what was renamed or merged since is followed. Each function says in `lost` what it could not bring back.
"""

from collections.abc import Iterable
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import F, Max
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    ArticleImage,
    ArticleProvince,
    ArticleUnit,
    Credit,
    FormerTagSlug,
    Person,
    Source,
    Tag,
)
from provinces.models import BorderGuardUnit, Province
from provinces.models.former_address import follow

PICTURE = (
    "alt",
    "decorative",
    "caption",
    "credit",
    "licence",
    "focal_x",
    "focal_y",
    "is_illustration",
    "is_lead",
)


def source_of(
    article: Article, content: dict[str, Any], lost: list[str], name: str = "source"
) -> Source | None:
    """The outlet as it is called today; the present one where it is gone."""
    slug = content.get(name, "")
    if not slug:
        return None
    found = follow(Source, [slug])
    _miss(lost, _("The source “%(slug)s” is not there any more."), [slug], found)
    return found.get(slug, getattr(article, name))


def relate(article: Article, content: dict[str, Any], lost: list[str]) -> None:
    """Tags, provinces and units."""
    tags = {tag.slug: tag for tag in Tag.objects.filter(slug__in=content["tags"])}
    former = FormerTagSlug.objects.filter(slug__in=set(content["tags"]) - tags.keys()).select_related("tag")
    tags |= {each.slug: each.tag for each in former}
    article.tags.set(tags.values())
    _miss(lost, _("The tag “%(slug)s” is not there any more."), content["tags"], tags)
    for model, through, name, sentence in (
        (Province, ArticleProvince, "province", _("The province “%(slug)s” is not there any more.")),
        (BorderGuardUnit, ArticleUnit, "unit", _("The unit “%(slug)s” is not there any more.")),
    ):
        found = follow(model, content[f"{name}s"])
        rows = through.objects.filter(article=article)
        rows.exclude(**{f"{name}__in": found.values()}).delete()
        for row in found.values():
            through.objects.get_or_create(article=article, **{name: row})
        _miss(lost, sentence, content[f"{name}s"], found)


def credit(article: Article, content: dict[str, Any], lost: list[str]) -> None:
    """The people, in their roles and their order. Two who are one person now are credited once."""
    people = follow(Person, [slug for slug, _role in content["credits"]])
    article.credits.all().delete()
    for order, (slug, role) in enumerate(content["credits"]):
        if slug in people:
            Credit.objects.get_or_create(
                article=article, person=people[slug], role=role, defaults={"order": order}
            )
    gone = dict.fromkeys(slug for slug, _role in content["credits"])
    _miss(lost, _("“%(slug)s” is not among the people any more."), gone, people)


def place_pictures(article: Article, content: dict[str, Any], lost: list[str]) -> None:
    """Words, order and the leading one; a picture taken out since comes back while its file is kept.

    Pictures put in since stay, behind the place they would take from another one.
    """
    there = list(article.images.all())
    placed: list[tuple[ArticleImage, dict[str, Any]]] = []
    for row in content["pictures"]:
        image = _taken(there, row) or _again(article, row)
        if image is None:
            sentence = _("Picture %(order)s was taken out, and its file is gone; put it in again by hand.")
            lost.append(sentence % {"order": row["order"]})
            continue
        if image.file and not row["file"]:
            sentence = _("Picture %(order)s had no file then; the one it has since stays.")
            lost.append(sentence % {"order": row["order"]})
        placed.append((image, row))
    _make_room(article, there, placed)
    for image, row in placed:
        for name in (*PICTURE, "order"):
            setattr(image, name, row[name])
        image.alt_later = bool(image.file) and not image.alt and not image.decorative
        image.save()


def _taken(there: list[ArticleImage], row: dict[str, Any]) -> ArticleImage | None:
    """The picture of today that is the recorded one, taken from the list: by its file, else by caption or place."""
    if row["file"]:
        likes = [image for image in there if str(image.file) == row["file"]]
    else:
        same = [image for image in there if image.caption == row["caption"]]
        likes = [image for image in same if not image.file] or [
            image for image in there if not image.file and image.order == row["order"]
        ]
        likes = likes or same
    image = min(likes, key=lambda each: each.order != row["order"], default=None)
    if image is not None:
        there.remove(image)
    return image


def _again(article: Article, row: dict[str, Any]) -> ArticleImage | None:
    """A picture that was taken out; None where its file is gone."""
    if row["file"] and not default_storage.exists(row["file"]):
        return None
    return ArticleImage(article=article, file=row["file"])


def _make_room(
    article: Article, others: list[ArticleImage], placed: list[tuple[ArticleImage, dict[str, Any]]]
) -> None:
    """No place is taken twice at any moment, nor does a second picture lead: the database would refuse both.

    What was put in since keeps its place, or takes the next that is free.
    """
    used = {row["order"] for _image, row in placed}
    images = article.images.all()
    highest = max([images.aggregate(last=Max("order"))["last"] or 0, *used])
    images.update(order=F("order") + highest + len(others) + 1)  # beyond every place that will be taken
    images.filter(pk__in=[image.pk for image, _row in placed]).update(is_lead=False)
    leads = any(row["is_lead"] for _image, row in placed)
    for image in others:
        while image.order in used:
            image.order += 1
        used.add(image.order)
        image.is_lead = image.is_lead and not leads
        image.save(update_fields=["order", "is_lead"])


def _miss(lost: list[str], sentence: str, wanted: Iterable[str], found: dict[str, Any]) -> None:
    lost += [sentence % {"slug": slug} for slug in wanted if slug not in found]
