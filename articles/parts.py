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
from django.db.models import QuerySet, Subquery
from django.db.models.query import ModelIterable

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


def page_columns() -> dict[str, JSONRows]:
    """What an article's own page shows; of the notes those whose time has come."""
    return {f"{PREFIX}{name}": JSONRows(write) for name, write in _PAGE.items()}


def card_columns() -> dict[str, JSONRows]:
    """What a card shows."""
    return {f"{PREFIX}{name}": JSONRows(write) for name, write in _CARD.items()}


def row_columns() -> dict[str, JSONRows]:
    """What a row of search shows."""
    return {f"{PREFIX}provinces": JSONRows(PROVINCES.rows)}


class ArticlesWithParts(ModelIterable):
    """Articles, with the parts of `page_columns`, `card_columns` or `row_columns` at their places."""

    def __iter__(self) -> Any:
        return map(self.finish, super().__iter__())

    @staticmethod
    def finish(article: Any) -> Any:
        columns = article.__dict__
        for name, read in _READERS.items():
            rows = columns.pop(f"{PREFIX}{name}", None)
            if rows is not None:
                read(article, name, rows)
        return article


def _keep(article: Any, name: str, found: list[Any], part: Part) -> None:
    """As Django's own prefetching keeps what it has fetched."""
    known = _model(part.model)._default_manager.all()
    known._result_cache, known._prefetch_done = found, True
    if "_prefetched_objects_cache" not in article.__dict__:
        article._prefetched_objects_cache = {}
    article._prefetched_objects_cache[name] = known


def _plain(part: Part) -> Callable[[Any, str, Any], None]:
    def read(article: Any, name: str, rows: list[list[Any]]) -> None:
        _keep(article, name, part.built(rows, article._state.db), part)

    return read


def _images(rows: list[list[Any]], database: str) -> list[Any]:
    place = IMAGES.names.index("made")
    for row in rows:  # SQLite keeps JSON as text
        row[place] = json.loads(row[place]) if isinstance(row[place], str) else row[place]
    return IMAGES.built(rows, database)


def _read_images(article: Any, name: str, rows: list[list[Any]]) -> None:
    _keep(article, name, _images(rows, article._state.db), IMAGES)


def _read_lead_images(article: Any, name: str, rows: list[list[Any]]) -> None:
    article.lead_images = _images(rows, article._state.db)


def _read_notes(article: Any, name: str, rows: list[list[Any]]) -> None:
    place = NOTES.names.index("at")
    for row in rows:
        row[place] = moment_of(row[place])
    _keep(article, name, NOTES.built(rows, article._state.db), NOTES)


def _read_credits(article: Any, name: str, rows: list[list[Any]]) -> None:
    found, person = CREDITS.built(rows, article._state.db), _model("articles.Person")
    for credit, row in zip(found, rows, strict=True):
        credit.person = person.from_db(article._state.db, ("id", "name", "slug"), row[len(CREDITS.names) :])
    _keep(article, name, found, CREDITS)


def _read_sibling(article: Any, name: str, rows: list[list[Any]]) -> None:
    article.other_language = next(
        (type(article).from_db(article._state.db, SIBLING, row) for row in rows), None
    )


_READERS: dict[str, Callable[[Any, str, Any], None]] = {
    "provinces": _plain(PROVINCES),
    "units": _plain(UNITS),
    "tags": _plain(TAGS),
    "images": _read_images,
    "lead_images": _read_lead_images,
    "change_notes": _read_notes,
    "credits": _read_credits,
    "other_language": _read_sibling,
}
