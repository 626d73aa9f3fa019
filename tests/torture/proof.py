"""Proof: what must be true of a site whatever was done to it. Runs in the site's process, against its database."""

import datetime as dt
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from articles.choices import Part
from articles.models import Article, ArticleImage, DayCount, Revision
from articles.revisions.recording import content_of
from articles.search.verification import differences
from tests.faults import everything
from tests.torture.accounts import SOURCE

WORDS = ("title", "teaser", "body")
NEW = {"tags": {"survival", "torture"}, "provinces": {"dien-bien"}}


def of_saves(path: str) -> dict[str, list[str]]:
    """What is wrong with the saves in this file, by kind: `lost` and `half`."""
    saves = json.loads(Path(path).read_text(encoding="utf-8"))
    return {"lost": lost(saves), "half": half(saves)}


def of_database() -> dict[str, list[str]]:
    """What is wrong with the whole database, by kind."""
    found = {"index": differences(), "days": _wrong_days()}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchall()
            found["integrity"] = [row[0] for row in said if row[0] != "ok"]
            found["keys"] = [str(row) for row in cursor.execute("PRAGMA foreign_key_check").fetchall()]
    return found


def lost(saves: list[dict[str, Any]]) -> list[str]:
    """Marks that were acknowledged and are in no revision of their article, or whose article says something older."""
    found = []
    texts = {article.pk: article for article in Article.objects.filter(pk__in=_articles(saves))}
    for article, sent in _by_article(saves).items():
        acknowledged = [save["mark"] for save in sent if save["acknowledged"]]
        if not acknowledged:
            continue
        kept = "\n".join(_titles_of(article))
        found += [mark for mark in acknowledged if _title(mark) not in kept.splitlines()]
        text = texts.get(article)
        # The last one that was acknowledged, or one that was sent after it and not answered any more.
        since = [save["mark"] for save in sent[sent.index(_last_acknowledged(sent)) :]]
        if text is None or text.title not in map(_title, since):
            found.append(f"article {article} does not say {acknowledged[-1]}")
    return found


def half(saves: list[dict[str, Any]]) -> list[str]:
    """Articles of which one part was saved and another was not, those included that nobody acknowledged."""
    found = []
    for article in Article.objects.filter(title__startswith=_title("")).select_related(
        "source", "via_source"
    ):
        mark = article.title.removeprefix(_title(""))
        parts = {name for name in WORDS if mark not in getattr(article, name)}
        newest = article.revisions.filter(part=Part.TEXT).order_by("-number").first()
        if newest is None or newest.content != content_of(article):
            parts.add("revision")
        if article.source and article.source.name == SOURCE:
            slugs = {name: set(getattr(article, name).values_list("slug", flat=True)) for name in NEW}
            parts |= {name for name in NEW if slugs[name] != NEW[name]}
        if parts:
            found.append(f"article {article.pk}: {', '.join(sorted(parts))}")
    return found + _unlogged(saves)


def _unlogged(saves: list[dict[str, Any]]) -> list[str]:
    """Articles whose saves and the desk's log of them do not go together: one transaction writes both."""
    kind = ContentType.objects.get_for_model(Article)
    # The admin's own lines; a step of publishing, as the correction of a public text, leaves a sentence besides.
    lines = LogEntry.objects.filter(content_type=kind, change_message__startswith="[")
    logged = Counter(lines.values_list("object_id", flat=True))
    revisions = Counter(
        Revision.objects.filter(part=Part.TEXT, by__isnull=False).values_list("article_id", flat=True)
    )
    return [
        f"article {article}: {revisions[article]} revisions, {logged[str(article)]} lines in the log"
        for article in _articles(saves)
        if revisions[article] != logged[str(article)]
    ]


def _wrong_days() -> list[str]:
    """Days whose counted number of articles is not what is there."""
    counted = {
        (language, day): number
        for language, day, number in DayCount.objects.values_list("language", "day").annotate(Sum("number"))
        if number
    }
    shown = Article.objects.filter(status="published", waits_for_original=False)
    there = Counter((language, dated[:10]) for language, dated in shown.values_list("language", "dated"))
    return [str(key) for key in counted.keys() | there.keys() if counted.get(key, 0) != there[key]]


def published(number: int) -> list[int]:
    """So many articles that readers see, each of another work, in English."""
    public = Article.objects.public().in_language("en").filter(original__isnull=True, status="published")
    return list(public.order_by("-pk").values_list("pk", flat=True)[:number])


def addresses(articles: list[int]) -> dict[int, str]:
    return {article.pk: article.get_absolute_url() for article in Article.objects.filter(pk__in=articles)}


def _title(mark: str) -> str:
    return f"Saved as {mark}"


def _titles_of(article: int) -> list[str]:
    rows = Revision.objects.filter(article_id=article, part=Part.TEXT).values_list(
        "content__title", flat=True
    )
    return list(rows)


def _articles(saves: list[dict[str, Any]]) -> list[int]:
    return sorted({save["article"] for save in saves if save["article"]})


def _by_article(saves: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """In the order in which they were sent: of one article, by one person."""
    found: dict[int, list[dict[str, Any]]] = {}
    for save in saves:
        if save["article"]:
            found.setdefault(save["article"], []).append(save)
    return found


def _last_acknowledged(sent: list[dict[str, Any]]) -> dict[str, Any]:
    return [save for save in sent if save["acknowledged"]][-1]


def digest() -> str:
    """Of every row that says something; alike only where nothing was changed."""
    return hashlib.sha256(repr(sorted(everything().items())).encode()).hexdigest()


def strays() -> list[str]:
    """Files of pictures that no row names."""
    root = Path(default_storage.location)
    there = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    named = set()
    for image in ArticleImage.objects.all():
        named |= {str(image.file), *image.made.get("names", [])}
    return sorted(there - named)


def schedule(word: str, seconds: int) -> str:
    """The address of an article that is due in so many seconds, with this word in its title."""
    (number,) = published(1)
    article = Article.objects.get(pk=number)
    article.title, article.publish_at = f"Due: {word}", timezone.now() + dt.timedelta(seconds=seconds)
    article.original_date = ""
    article.save()
    return article.get_absolute_url()
