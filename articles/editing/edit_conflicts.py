"""Edit conflicts: what the second of two editors sent, beside what the first saved, and both merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from taggit.utils import parse_tags

from articles.diff.three_way_merge import Chunk, merge, merge_sets, merge_value, merged
from articles.html.blocks import blocks_of
from articles.html.sanitizer import clean_html
from articles.models import Article, Person, Source
from articles.revisions.recording import content_of
from articles.revisions.version_tokens import revision_of
from provinces.datatypes.names import fold
from provinces.datatypes.text_fields import tidy, tidy_line
from provinces.models import BorderGuardUnit, Province

LINES = {
    "title": _("title"),
    "teaser": _("teaser"),
    "slug": _("address part"),
    "event_date": _("date of the event"),
    "kind": _("our text is"),
    "original_title": _("original title"),
    "original_url": _("original address"),
    "original_language": _("original language"),
    "original_date": _("original date"),
    "via_url": _("address of the text in hand"),
    "via_language": _("language of the text in hand"),
}
SOURCES = {"source": _("source"), "via_source": _("outlet of the text in hand")}
# Rows that belong to the article, by the prefix of their part of the form.
ROWS = {
    "about_provinces": ("provinces", _("provinces")),
    "about_units": ("units", _("units")),
    "credits": ("credits", _("credits")),
    "images": ("pictures", _("pictures")),
}
PICTURE_LINES = ("order", "alt", "caption", "credit", "licence", "focal_x", "focal_y")
MIDDLE = {"focal_x": "50", "focal_y": "50"}  # what an empty one comes to
PICTURE_TICKS = ("decorative", "is_lead", "is_illustration")


@dataclass(frozen=True)
class Line:
    """A field that differs. `offered` is what the merged form holds; `is_conflict` when both changed it."""

    name: str
    label: Any
    mine: str
    theirs: str
    offered: str
    is_conflict: bool


@dataclass
class EditConflict:
    """All that the page shows, and `fields`: what its form sends when nothing is changed on it."""

    chunks: list[Chunk]
    lines: list[Line] = field(default_factory=list)
    kept_rows: list[Any] = field(default_factory=list)
    rows_in_conflict: list[Any] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    has_base: bool = True

    @property
    def body(self) -> str:
        return "\n".join(merged(self.chunks))

    @property
    def says_the_same(self) -> bool:
        """Whether what was sent is what is there already: a button pressed twice is no conflict."""
        return (
            all(chunk.mine == chunk.theirs for chunk in self.chunks)
            and not self.lines
            and not self.rows_in_conflict
            and not self.kept_rows
        )


def find_edit_conflict(*, article: Article, sent: Mapping[str, list[str]], token: str) -> EditConflict:
    """Compare what was sent with what is there and, if a revision was kept of it, with what the form was made from.

    `sent` are the form's fields, each a list; of a chosen file its name. Nothing is written. About fifteen queries.
    """
    revision = revision_of(article, token)
    base = revision.content if revision else None
    theirs = content_of(article)
    body = clean_html(_one(sent, "body"))
    chunks = merge(blocks_of(base["body"]) if base else None, blocks_of(body), blocks_of(theirs["body"]))
    conflict = EditConflict(chunks, has_base=base is not None)
    conflict.fields = {name: values for name, values in sent.items() if name not in {"version", "body"}}
    for name in LINES:
        _add_line(conflict, name, _one(sent, name), theirs, base)
    _add_sources(conflict, sent, theirs, base)
    _add_tags(conflict, article, sent, base)
    for prefix, (key, label) in ROWS.items():
        _add_rows(conflict, prefix, label, _rows(prefix, sent), theirs[key], base[key] if base else None)
    return conflict


def _add_line(conflict: EditConflict, name: str, mine: str, theirs: Any, base: Any) -> None:
    if name not in conflict.fields:  # the role may not change it, so the form lacks it
        return
    mine = tidy(mine).strip() if name == "teaser" else tidy_line(mine)
    there = str(theirs.get(name, ""))
    offered, is_conflict = merge_value(str(base.get(name, "")) if base else None, mine, there)
    conflict.fields[name] = [offered]
    followed = name == "slug" and base is not None and mine == base["slug"]  # theirs came with their title
    if mine != there and not followed:
        line = Line(name, LINES[name], mine, there, offered, is_conflict)
        conflict.lines.append(line)


def _add_sources(conflict: EditConflict, sent: Mapping[str, list[str]], theirs: Any, base: Any) -> None:
    slugs = dict(Source.objects.values_list("pk", "slug"))
    keys = {slug: str(pk) for pk, slug in slugs.items()}
    for name, label in SOURCES.items():
        mine, there = slugs.get(_number(_one(sent, name)), ""), theirs.get(name, "")
        offered, is_conflict = merge_value(base.get(name, "") if base else None, mine, there)
        conflict.fields[name] = [keys.get(offered, "")]
        if mine != there:
            conflict.lines.append(Line(name, label, mine, there, offered, is_conflict))


def _add_tags(conflict: EditConflict, article: Article, sent: Mapping[str, list[str]], base: Any) -> None:
    there = {tag.name_key: tag for tag in article.tags.all()}
    mine = {fold(name): name for name in parse_tags(_one(sent, "tags"))}
    before = None
    if base is not None:
        before = {key for key, tag in there.items() if tag.slug in base["tags"]}
        before |= {key for key in mine if key.replace(" ", "-") in base["tags"]}
    names = {key: tag.name for key, tag in there.items()} | mine
    kept = sorted(names[key] for key in merge_sets(before, set(mine), set(there)))
    offered = ", ".join(f'"{name}"' for name in kept)
    conflict.fields["tags"] = [offered]
    if set(mine) != set(there):
        shown = [", ".join(sorted(each)) for each in (mine.values(), (tag.name for tag in there.values()))]
        conflict.lines.append(Line("tags", _("tags"), *shown, ", ".join(kept), False))


def _add_rows(conflict: EditConflict, prefix: str, label: Any, mine: Any, theirs: Any, base: Any) -> None:
    """Rows only one side touched stay that side's; what both touched is sent as it is, and said."""
    if mine is None:
        return
    theirs, base = _comparable(prefix, theirs), _comparable(prefix, base)
    if mine in (theirs, base):
        # A part of the form without rows leaves the rows of the database alone.
        for name in [name for name in conflict.fields if name.startswith(f"{prefix}-")]:
            del conflict.fields[name]
        conflict.fields |= {f"{prefix}-TOTAL_FORMS": ["0"], f"{prefix}-INITIAL_FORMS": ["0"]}
        if mine != theirs:
            conflict.kept_rows.append(label)
    elif theirs != base:
        conflict.rows_in_conflict.append(label)


def _rows(prefix: str, sent: Mapping[str, list[str]]) -> Any:
    """The rows of one part as they were sent, in the shape of `_comparable`; None when the form lacks the part."""
    if f"{prefix}-TOTAL_FORMS" not in sent:
        return None
    rows = []
    for number in range(min(_number(_one(sent, f"{prefix}-TOTAL_FORMS")), 1_000)):
        row = {
            name.removeprefix(f"{prefix}-{number}-"): values[-1]
            for name, values in sent.items()
            if name.startswith(f"{prefix}-{number}-")
        }
        if row and not row.get("DELETE"):
            rows.append(row)
    if prefix == "about_provinces":
        return sorted(_slugs(Province, [row.get("province") for row in rows]))
    if prefix == "about_units":
        return sorted(_slugs(BorderGuardUnit, [row.get("unit") for row in rows]))
    if prefix == "credits":
        people = dict(
            Person.objects.filter(pk__in=_keys(row.get("person") for row in rows)).values_list("pk", "slug")
        )
        named = [(people.get(_number(row.get("person", "")), ""), row.get("role", "")) for row in rows]
        return [row for row in named if row[0]]
    return sorted(
        tuple(tidy_line(row.get(name, "")) or MIDDLE.get(name, "") for name in PICTURE_LINES)
        + tuple(bool(row.get(name)) for name in PICTURE_TICKS)
        for row in rows
        if any(row.get(name) for name in ("id", "caption", "alt", "reuse", "file"))
    )


def _comparable(prefix: str, content: Any) -> Any:
    if content is None:
        return None
    if prefix == "credits":
        return [tuple(row) for row in content]
    if prefix == "images":
        return sorted(
            (*(str(row[name]) for name in PICTURE_LINES), *(bool(row[name]) for name in PICTURE_TICKS))
            for row in content
        )
    return sorted(content)


def _slugs(model: Any, values: list[Any]) -> list[str]:
    return list(model.objects.filter(pk__in=_keys(values)).values_list("slug", flat=True))


def _keys(values: Any) -> list[int]:
    return [number for value in values if (number := _number(value or ""))]


def _number(value: str) -> int:
    """The number sent, or 0: nonsense is no key."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else 0


def _one(sent: Mapping[str, list[str]], name: str) -> str:
    values = sent.get(name) or [""]
    return values[-1]
