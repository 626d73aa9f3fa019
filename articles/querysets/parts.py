"""Parts of an article that come in its own query: provinces, units, tags, pictures, credits, change notes.

Each part is a column (`JSONRows`), and stands afterwards where `prefetch_related` would have put it, with the columns
that pages print. One query instead of four for a list, of eight for a page.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, Func, QuerySet, Subquery, TextField
from django.db.models.query import ModelIterable
from django.utils.functional import SimpleLazyObject

from provinces.datatypes.json_rows import OUTER, JSONRows, moment_of
from provinces.datatypes.prepared import this_moment

PREFIX = "part_"


def _model(name: str) -> Any:
    """Models are built on this file by way of the querysets, so it cannot import them."""
    return apps.get_model(name)


@dataclass(frozen=True)
class Part:
    """Rows of a table that point to the article by `owner`, as objects of `model` with `fields`.

    The object is the row itself, or what `leads` to from it: `"province__"`. `beside` are further columns of the row.
    """

    table: str
    order: tuple[str, ...]
    model: str
    fields: str
    leads: str = ""
    owner: str = "article"
    beside: tuple[str, ...] = ()

    def rows(self) -> QuerySet:
        columns = [f"{self.leads}{name}" for name in self.names]
        mine = _model(self.table).objects.filter(**{self.owner: OUTER})
        return mine.order_by(*self.order).values_list(*columns, *self.beside)

    @cached_property
    def names(self) -> list[str]:
        """The fields in the order of the model, in which it takes their values."""
        wanted = set(self.fields.split())
        return [
            field.attname for field in _model(self.model)._meta.concrete_fields if field.attname in wanted
        ]

    def built(self, rows: Iterable[Sequence[Any]], database: str) -> list[Any]:
        from_db, width = _model(self.model).from_db, len(self.names)
        return [from_db(database, self.names, row[:width]) for row in rows]


PROVINCES = Part(
    "articles.ArticleProvince",
    ("pk",),  # as the editors gave them: the first is what the article is about most
    "provinces.Province",
    "id slug name local_name country_id valid_to",
    leads="province__",
)
UNITS = Part(
    "articles.ArticleUnit",
    ("unit__name", "unit__pk"),
    "provinces.BorderGuardUnit",
    "id slug name local_name",
    leads="unit__",
)
TAGS = Part(
    "articles.TaggedArticle",
    ("pk",),
    "articles.Tag",
    "id slug name",
    leads="tag__",
    owner="content_object",
)
IMAGES = Part(
    "articles.ArticleImage",
    ("order", "pk"),
    "articles.ArticleImage",
    "id article_id order file width height alt decorative caption credit focal_x focal_y made is_illustration is_lead",
)
NOTES = Part("articles.ChangeNote", ("-at", "-pk"), "articles.ChangeNote", "id article_id kind text at")
CREDITS = Part(
    "articles.Credit",
    ("order", "pk"),
    "articles.Credit",
    "id article_id person_id role",
    beside=("person_id", "person__name", "person__slug"),
)
SIBLING = ("id", "language", "title", "slug", "dated")  # in the order of the model


def _due_notes() -> QuerySet:
    return NOTES.rows().filter(at__lte=this_moment())


def _lead_images() -> QuerySet:
    return IMAGES.rows().filter(is_lead=True).exclude(file="")


def _sibling() -> QuerySet:
    """The public text of the same work in the other language."""
    articles = _model("articles.Article").objects
    key = articles.filter(pk=OUTER).values("translation_key")[:1]
    siblings = articles.public().filter(translation_key=Subquery(key)).exclude(pk=OUTER)
    return siblings.order_by("pk").values_list(*SIBLING)[:1]


_CARD = {"provinces": PROVINCES.rows, "tags": TAGS.rows, "lead_images": _lead_images}
_PAGE = {
    "provinces": PROVINCES.rows,
    "units": UNITS.rows,
    "tags": TAGS.rows,
    "images": IMAGES.rows,
    "credits": CREDITS.rows,
    "change_notes": _due_notes,
    "other_language": _sibling,
}


class Unread(JSONRows):
    """Rows that stay text until somebody asks for them."""

    output_field = TextField()


class CardStamp(Func):
    """Another text as soon as anything is that the card of the article shows (`models.version_triggers`).

    That of the article, of what all articles share, and of the registry, read in the query of the row itself.
    """

    template = """(SELECT
        coalesce((SELECT stamp FROM articles_publicversion WHERE key = 'article:' || %(expressions)s), '') || '/' ||
        coalesce((SELECT stamp FROM articles_publicversion WHERE key = 'shared'), '') || '/' ||
        coalesce((SELECT stamp FROM provinces_registryversion), ''))"""
    output_field = CharField()


def page_columns() -> dict[str, Unread]:
    """What an article's own page shows; of the notes those whose time has come."""
    return {f"{PREFIX}{name}": Unread(write) for name, write in _PAGE.items()}


def card_columns() -> dict[str, Any]:
    """What a card shows, and its stamp."""
    parts = {f"{PREFIX}{name}": Unread(write) for name, write in _CARD.items()}
    return {**parts, "card_stamp": CardStamp(F("pk"))}


def row_columns() -> dict[str, Unread]:
    """What a row of search shows."""
    return {f"{PREFIX}provinces": Unread(PROVINCES.rows)}


class ArticlesWithParts(ModelIterable):
    """Articles, with the parts of `page_columns`, `card_columns` or `row_columns` at their places."""

    def __iter__(self) -> Any:
        return map(self.finish, super().__iter__())

    @staticmethod
    def finish(article: Any) -> Any:
        columns, database = article.__dict__, article._state.db
        unread: dict[str, str] = {}
        for name in _READERS:
            if (written := columns.pop(f"{PREFIX}{name}", None)) is not None:
                unread[name] = written
        for name, read in _BESIDE.items():
            if (written := columns.pop(f"{PREFIX}{name}", None)) is not None:
                columns[name] = read(written, database)
        columns["_prefetched_objects_cache"] = _Prefetched(unread, database)
        return article


class _Prefetched(dict[str, Any]):
    """What Django's prefetching would have put there. Each part is made when it is first asked for: a kept card asks
    for none.
    """

    def __init__(self, unread: dict[str, str], database: str) -> None:
        super().__init__()
        self.unread, self.database = unread, database

    def __missing__(self, name: str) -> Any:
        written = self.unread.pop(name)  # KeyError, as of a dict, where the query had no such part
        part, read = _READERS[name]
        known = _model(part.model)._default_manager.all()
        known._result_cache = read(json.loads(written), self.database)
        known._prefetch_done = True
        self[name] = known
        return known


def rows_of(article: Any, name: str) -> Iterable[Any]:
    """A part, `provinces`, `tags`, `credits`…, as it came with the article; else asked of the database.

    Pages ask two dozen times, and `article.tags.all()` takes 2 to 6 µs to make the manager it begins with.
    """
    try:
        return article._prefetched_objects_cache[name]
    except (AttributeError, KeyError):
        return getattr(article, name).all()


def _images(rows: list[list[Any]], database: str) -> list[Any]:
    place = IMAGES.names.index("made")
    for row in rows:  # SQLite keeps JSON as text
        row[place] = json.loads(row[place]) if isinstance(row[place], str) else row[place]
    return IMAGES.built(rows, database)


def _notes(rows: list[list[Any]], database: str) -> list[Any]:
    place = NOTES.names.index("at")
    for row in rows:
        row[place] = moment_of(row[place])
    return NOTES.built(rows, database)


def _credits(rows: list[list[Any]], database: str) -> list[Any]:
    found, person = CREDITS.built(rows, database), _model("articles.Person")
    for credit, row in zip(found, rows, strict=True):
        credit.person = person.from_db(database, ("id", "name", "slug"), row[len(CREDITS.names) :])
    return found


def _lead_image(written: str, database: str) -> Any:
    return SimpleLazyObject(lambda: _images(json.loads(written), database))


def _other_language(written: str, database: str) -> Any:
    article = _model("articles.Article")
    return next((article.from_db(database, SIBLING, row) for row in json.loads(written)), None)


# Those that are the article's own, and those that stand beside them under a name of ours.
_READERS: dict[str, tuple[Part, Callable[[list[list[Any]], str], list[Any]]]] = {
    "provinces": (PROVINCES, PROVINCES.built),
    "units": (UNITS, UNITS.built),
    "tags": (TAGS, TAGS.built),
    "images": (IMAGES, _images),
    "change_notes": (NOTES, _notes),
    "credits": (CREDITS, _credits),
}
_BESIDE: dict[str, Callable[[str, str], Any]] = {
    "lead_images": _lead_image,
    "other_language": _other_language,
}
