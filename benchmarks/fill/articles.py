"""Articles: the rows of numbered articles and of all that hangs on them, the same for the same seed and number.

Every tenth is a Vietnamese translation of the one before it, made from that one's first revision. Most are public; a
few are drafts, scheduled or withdrawn. Numbers rise with the dates, so that indexes ordered by date are written in
their order.
"""

import datetime as dt
import hashlib
import random
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.fields.browse_date import dated_of
from articles.models import (
    Article,
    ArticleImage,
    ArticleProvince,
    ArticleUnit,
    ChangeNote,
    Credit,
    Revision,
    TaggedArticle,
)
from articles.models.listing_triggers import LISTED
from benchmarks.fill import texts
from benchmarks.fill.ground import FIRST_DAY, LAST_DAY, PICTURE_COLUMNS, Ground
from benchmarks.fill.index import index_row
from benchmarks.fill.pieces import Piece, piece_of
from benchmarks.fill.revisions import first_revision
from benchmarks.fill.tables import Table
from benchmarks.fill.vocabulary import vocabulary
from provinces.datatypes.names import slug_of

TRANSLATED = 10  # one in so many is a translation of the one before
CREDITED = {"translator": 1, "author": 0.6, "editor": 0.3}  # in which share of the articles
SCHEDULED_FOR = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
ARTICLE = [
    "id",
    "language",
    "translation_key",
    "title",
    "slug",
    "teaser",
    "body",
    "status",
    "publish_at",
    "withdrawn_at",
    "withdrawal_reason",
    "source_id",
    "kind",
    "original_title",
    "original_url",
    "original_language",
    "original_date",
    "original_id",
    "based_on_id",
    "created_at",
    "updated_at",
]

INDEX = "index"  # beside the tables: the rows of the search index
Rows = dict[str, list[tuple[Any, ...]]]


def tables(connection: BaseDatabaseWrapper) -> dict[str, Table]:
    """Every table that is filled, in the order it is written in."""
    return {
        "articles": Table(Article, ARTICLE, connection),
        "tags": Table(TaggedArticle, ["tag_id", "content_object_id", *LISTED], connection),
        "provinces": Table(ArticleProvince, ["article_id", "province_id", *LISTED], connection),
        "units": Table(ArticleUnit, ["article_id", "unit_id", *LISTED], connection),
        "credits": Table(Credit, ["article_id", "person_id", "role", "order", *LISTED], connection),
        "images": Table(
            ArticleImage,
            ["article_id", "order", "alt", "caption", "credit", "is_lead", *PICTURE_COLUMNS],
            connection,
        ),
        "notes": Table(ChangeNote, ["article_id", "kind", "text", "at", "language"], connection),
        "revisions": Table(
            Revision,
            ["id", "article_id", "number", "content", "fingerprint", "was_public", "at"],
            connection,
        ),
    }


def rows_of(ground: Ground, numbers: range, into: dict[str, Table]) -> Rows:
    """The rows of these articles by table, and those of the search index in order of their place. 0.3 ms an article."""
    found: Rows = defaultdict(list)
    for number in numbers:
        article, said, rows = _rows_of_one(ground, number, into)
        for table, values in rows:
            found[table].append(into[table].row(values))
        if article["status"] == "published":
            found[INDEX].append(index_row(article, said, into["articles"]))
    found[INDEX].sort()
    return dict(found)


def listed_as(article: dict[str, Any], moment: Callable[[dt.datetime], Any]) -> dict[str, Any]:
    """What triggers copy of an article to the rows of its subjects: see `articles.models.listing_triggers`."""
    if article["status"] != "published":
        return dict.fromkeys(LISTED)
    return {
        "language": article["language"],
        "dated": dated_of(article["original_date"], article["publish_at"]),
        "publish_at": moment(article["publish_at"]),
    }


def _chance(ground: Ground, number: int) -> random.Random:
    return random.Random(ground.seed << 40 | number)


def _zipf(chance: random.Random, among: list[Any], count: int) -> list[Any]:
    """So many different ones, the first of the list far more often than the last."""
    if not among:
        return []
    drawn = {int(len(among) ** chance.random()) - 1 for _ in range(count)}
    return [among[place] for place in sorted(drawn)]


def is_translation(number: int) -> bool:
    return number % TRANSLATED == TRANSLATED - 1


def _rows_of_one(
    ground: Ground, number: int, into: dict[str, Table]
) -> tuple[dict[str, Any], tuple[Piece, Piece, Piece], list[tuple[str, dict[str, Any]]]]:
    chance = _chance(ground, number)
    article, words = _article(ground, number, chance)
    pk = article["id"]
    tags = _zipf(chance, ground.tags, 4)
    provinces = _zipf(chance, ground.provinces, 2)
    units = _zipf(chance, ground.units, 1) if chance.random() < 0.4 else []
    credits = _credits(ground, chance)
    pictures = _pictures(ground, chance, article["title"])
    listed = listed_as(article, into["tags"].moment)
    rows = [("articles", article)]
    rows += [("tags", {"tag_id": tag, "content_object_id": pk, **listed}) for tag, _slug in tags]
    rows += [
        ("provinces", {"article_id": pk, "province_id": one, **listed}) for one, _slug, _name in provinces
    ]
    rows += [("units", {"article_id": pk, "unit_id": unit, **listed}) for unit, _slug in units]
    rows += [
        ("credits", {"article_id": pk, "person_id": person, "role": role, "order": order, **listed})
        for order, (person, _slug, role) in enumerate(credits)
    ]
    rows += [("images", {"article_id": pk, **picture}) for picture in pictures]
    if chance.random() < 0.02 and article["status"] == "published":
        rows.append(("notes", _note(ground, chance, article)))
    if is_translation(number + 1) and number + 1 < ground.count:
        said = {
            "tags": tags,
            "provinces": provinces,
            "units": units,
            "credits": credits,
            "pictures": pictures,
        }
        rows.append(("revisions", first_revision(ground, number // TRANSLATED, article, said)))
    return article, words, rows


def _article(
    ground: Ground, number: int, chance: random.Random
) -> tuple[dict[str, Any], tuple[Piece, Piece, Piece]]:
    """The columns, and title, teaser and body with their words."""
    language = "vi" if is_translation(number) else "en"
    work = number - 1 if language == "vi" else number
    step = (LAST_DAY - FIRST_DAY) / ground.count
    at = (FIRST_DAY + step * number).replace(microsecond=0)
    _pk, _slug, place = chance.choice(ground.provinces) if ground.provinces else (0, "", "Điện Biên")
    title = texts.title_of(vocabulary(language, ground.seed), chance, place)
    teaser = texts.teaser_of(language, ground.seed, chance)
    body = texts.body_of(language, ground.seed, chance, place)
    source, source_slug = ground.sources[chance.randrange(len(ground.sources))]
    found = {
        "id": ground.first_article + number,
        "language": language,
        "translation_key": hashlib.md5(
            f"{ground.seed} work {work}".encode(), usedforsecurity=False
        ).hexdigest(),
        "title": title,
        "slug": f"{slug_of(title, max_length=70)}-{ground.first_article + number}",
        "teaser": teaser.text,
        "body": body.text,
        **_status(chance, at, is_needed=language == "vi" or is_translation(number + 1)),
        "source_id": source,
        "kind": "full" if chance.random() < 0.8 else "abridged",
        "original_title": texts.title_of(vocabulary("vi", ground.seed), chance, place),
        "original_url": f"https://example.org/{source_slug}/{ground.first_article + number}",
        "original_language": "en" if language == "vi" else "vi",
        "original_date": _original_date(chance, at),
        "original_id": ground.first_article + work if language == "vi" else None,
        "based_on_id": ground.first_revision + number // TRANSLATED if language == "vi" else None,
        "created_at": at,
        "updated_at": at,
    }
    return found, (piece_of(title), teaser, body)


def _status(chance: random.Random, at: dt.datetime, *, is_needed: bool) -> dict[str, Any]:
    """19 in 20 are public; works in two languages always."""
    lot = 1.0 if is_needed else chance.random()
    status, publish_at, withdrawn_at, reason = "published", at, None, ""
    if lot < 0.03:
        status, publish_at = ("draft" if lot < 0.02 else "in_review"), None
    elif lot < 0.035:
        publish_at = SCHEDULED_FOR
    elif lot < 0.04:
        status, withdrawn_at, reason = "withdrawn", at + dt.timedelta(days=3), "The interview was invented."
    return {
        "status": status,
        "publish_at": publish_at,
        "withdrawn_at": withdrawn_at,
        "withdrawal_reason": reason,
    }


def _original_date(chance: random.Random, at: dt.datetime) -> str:
    """The day of our publication mostly; sometimes only its month is known, or nothing."""
    lot = chance.random()
    if lot < 0.05:
        return ""
    return f"{at:%Y-%m}" if lot < 0.06 else f"{at:%Y-%m-%d}"


def _credits(ground: Ground, chance: random.Random) -> list[tuple[int, str, str]]:
    roles = [role for role, share in CREDITED.items() if chance.random() < share]
    return [(*_zipf(chance, ground.people, 1)[0], role) for role in roles]


def _pictures(ground: Ground, chance: random.Random, title: str) -> list[dict[str, Any]]:
    if not ground.pictures or chance.random() >= 0.3:
        return []
    said = {"order": 0, "alt": title, "caption": title, "credit": "Borderpost", "is_lead": True}
    return [said | chance.choice(ground.pictures)]


def _note(ground: Ground, chance: random.Random, article: dict[str, Any]) -> dict[str, Any]:
    at = article["created_at"] + dt.timedelta(days=chance.randint(1, 60))
    kind = chance.choice(["correction", "correction", "clarification", "update"])
    text = texts.teaser_of(article["language"], ground.seed, chance).text
    note = {"article_id": article["id"], "kind": kind, "text": text, "at": at}
    return note | {"language": article["language"]}  # only what is published has notes here
