"""Comparison of two revisions: text by the word; tags, credits, relations and pictures by the row."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.diff.alignment import steps
from articles.diff.side_by_side import Word, changed_words
from articles.html.blocks import blocks_of
from articles.html.format_signs import marked
from articles.revisions.picture_words import compared

LINES = {
    "title": _("title"),
    "teaser": _("teaser"),
    "slug": _("address part"),
    "language": _("language"),
    "event_date": _("date of the event"),
    "kind": _("our text is"),
    "source": _("source"),
    "original_title": _("original title"),
    "original_url": _("original address"),
    "original_language": _("original language"),
    "original_date": _("original date"),
    "via_source": _("outlet of the text in hand"),
    "via_url": _("address of the text in hand"),
    "via_language": _("language of the text in hand"),
}
ROWS = {
    "tags": _("tags"),
    "provinces": _("provinces"),
    "units": _("units"),
    "credits": _("credits"),
}


@dataclass(frozen=True)
class Difference:
    """One thing that differs, as runs of words."""

    label: Any
    words: tuple[Word, ...]


def compare(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What differs between two contents of `revisions.content_of`, in the order of the form. Empty if nothing."""
    found = [
        Difference(label, tuple(changed_words(str(before.get(name, "")), str(after.get(name, "")))))
        for name, label in LINES.items()
        if str(before.get(name, "")) != str(after.get(name, ""))
    ]
    found += _paragraphs(before.get("body", ""), after.get("body", ""))
    for name, label in ROWS.items():
        old, new = ([_row(each) for each in content.get(name, [])] for content in (before, after))
        gone = [Word("gone", each) for each in old if each not in new]
        come = [Word("new", each) for each in new if each not in old]
        if gone or come:
            found.append(Difference(label, (*gone, *come)))
        elif old != new:
            found.append(Difference(label, (Word("gone", " / ".join(old)), Word("new", " / ".join(new)))))
    pictures = compared(before.get("pictures", []), after.get("pictures", []))
    return [*found, *(Difference(_("pictures"), words) for words in pictures)]


def _paragraphs(before: str, after: str) -> list[Difference]:
    """Paragraph by paragraph, with emphasis, links and headings written out as signs."""
    old, new = ([marked(block) for block in blocks_of(body)] for body in (before, after))
    found = []
    for step in steps(old, new):
        was, says = ("" if at is None else side[at] for at, side in ((step.then, old), (step.now, new)))
        if step.kind == "moved":
            found.append(Difference(_("text, moved"), (Word("same", says),)))
        elif step.kind != "same":
            found.append(Difference(_("text"), tuple(changed_words(was, says))))
    return found


def _row(row: Any) -> str:
    return " – ".join(row) if isinstance(row, list) else str(row)
