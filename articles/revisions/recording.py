"""Recording of revisions: a new numbered row whenever a text says something else."""

import datetime as dt
import hashlib
import json
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.choices import Part, Significance
from articles.models import Article, Revision
from provinces.datatypes.text_fields import tidy

WORDS = ("language", "title", "title_supplied", "slug", "teaser", "body", "event_date")
PASSPORT = ("kind", "original_title", "original_url", "original_language", "original_date")
IN_HAND = ("via_url", "via_language")  # kept only where given: a text without them says what it said before
PICTURE = ("order", "file", "alt", "decorative", "caption", "credit", "licence", "focal_x", "focal_y")
PICTURE_SIGNS = ("is_lead", "is_illustration")


def content_of(article: Article) -> dict[str, Any]:
    """What the article says, as JSON: words, passport, tags, subjects, credits, pictures. At most six queries."""
    return {
        **{name: getattr(article, name) for name in WORDS},
        **{name: getattr(article, name) for name in PASSPORT},
        "source": article.source.slug if article.source else "",
        **{name: value for name in IN_HAND if (value := getattr(article, name))},
        **({"via_source": article.via_source.slug} if article.via_source else {}),
        "tags": sorted(article.tags.values_list("slug", flat=True)),
        "provinces": sorted(article.provinces.values_list("slug", flat=True)),
        "units": sorted(article.units.values_list("slug", flat=True)),
        "credits": [
            list(row) for row in article.credits.order_by("order", "pk").values_list("person__slug", "role")
        ],
        "pictures": [
            {name: _plain(getattr(image, name)) for name in (*PICTURE, *PICTURE_SIGNS)}
            for image in article.images.all()
        ],
    }


def fingerprint_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content, the same whatever the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def newest(article: Article, part: str = Part.TEXT) -> Revision | None:
    """The last revision. One query."""
    return article.revisions.filter(part=part).order_by("-number").first()


def mark_as_seen(revision: Revision | None) -> None:
    """Readers have, or may have, read this one: no purge takes it. A scheduled text goes out with no write of its own,
    so it is marked by the next one.
    """
    if revision is not None and not revision.was_public:
        revision.was_public = True
        revision.save(update_fields=["was_public"])


@transaction.atomic
def record(
    *,
    article: Article,
    by: AbstractBaseUser | None,
    significance: int = Significance.MINOR,
    reason: str = "",
) -> Revision | None:
    """Keep what the article says now, as it is in the database. None when it says what it said."""
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("source", "via_source")
        .get(pk=article.pk)
    )
    return _add(article, Part.TEXT, content_of(article), by=by, significance=significance, reason=reason)


@transaction.atomic
def record_baseline(article: Article) -> None:
    """Keep what an article without revisions says (loaded from a fixture, say) before it is changed. By nobody."""
    if not article.revisions.filter(part=Part.TEXT).exists():
        record(article=article, by=None, significance=Significance.MINOR)


@transaction.atomic
def record_original(
    *,
    article: Article,
    text: str,
    by: AbstractBaseUser | None,
    significance: int = Significance.MINOR,
    reason: str = "",
    retrieved_at: dt.datetime | None = None,
) -> Revision | None:
    """Keep a snapshot of the outside original, and write it into the passport. None when it is what we had.

    The first snapshot is what the translation is based on.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    text = tidy(text)
    retrieved_at = retrieved_at or timezone.now()
    revision = _add(article, Part.ORIGINAL, {"text": text}, by=by, significance=significance, reason=reason)
    changed = {"retrieved_at": retrieved_at}
    if revision is not None:
        changed["original_text"] = text
        if revision.number == 1 and article.based_on_id is None:
            changed["based_on"] = revision
    Article.objects.filter(pk=article.pk).update(**changed)
    return revision


def _add(
    article: Article,
    part: str,
    content: dict[str, Any],
    *,
    by: AbstractBaseUser | None,
    significance: int,
    reason: str,
) -> Revision | None:
    fingerprint = fingerprint_of(content)
    last = newest(article, part)
    if last is not None and last.fingerprint == fingerprint:
        return None
    number = (article.revisions.filter(part=part).aggregate(last=Max("number"))["last"] or 0) + 1
    is_public = part == Part.TEXT and article.is_public
    if is_public:
        mark_as_seen(last)
    return Revision.objects.create(
        article=article,
        part=part,
        number=number,
        content=content,
        fingerprint=fingerprint,
        significance=significance,
        reason=reason,
        was_public=is_public,
        by=by,
    )


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | str) else str(value)
