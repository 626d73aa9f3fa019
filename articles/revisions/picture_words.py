"""Pictures of two revisions compared: each in words, beside itself as it was."""

from typing import Any

from django.utils.translation import gettext as _

from articles.diff.side_by_side import Word

type Picture = dict[str, Any]


def compared(before: list[Picture], after: list[Picture]) -> list[tuple[Word, ...]]:
    """Of each picture that is gone, new or says something else: what a revision has of it, as runs of words."""
    found, there = [], list(before)
    for picture in after:
        same = next((each for each in there if _identity(each) == _identity(picture)), None)
        if same is None:
            found.append((Word("new", ", ".join(parts_of(picture))),))
        else:
            there.remove(same)
            if same != picture:
                found.append(_changed(parts_of(same), parts_of(picture)))
    return [*((Word("gone", ", ".join(parts_of(each))),) for each in there), *found]


def parts_of(picture: Picture) -> list[str]:
    """Everything that a revision keeps of it, but for the name of its file, which says nothing to anybody."""
    x, y = picture.get("focal_x", 50), picture.get("focal_y", 50)
    middle = _("focal point in the middle")
    point = _("focal point at %(x)s percent from the left and %(y)s percent from the top") % {"x": x, "y": y}
    parts = [
        _("picture %s") % picture["order"],
        _("caption “%s”") % picture["caption"] if picture.get("caption") else "",
        _("text instead of the picture “%s”") % picture["alt"] if picture.get("alt") else "",
        _("decorative") if picture.get("decorative") else "",
        _("credit “%s”") % picture["credit"] if picture.get("credit") else "",
        _("licence “%s”") % picture["licence"] if picture.get("licence") else "",
        _("leads the article") if picture.get("is_lead") else "",
        _("an illustration, not a photograph") if picture.get("is_illustration") else "",
        "" if not picture.get("file") else middle if (x, y) == (50, 50) else point,
        "" if picture.get("file") else _("without a file yet"),
    ]
    return [part for part in parts if part]


def _changed(before: list[str], after: list[str]) -> tuple[Word, ...]:
    """Its place, and the parts that differ: by the word two sentences of numbers are hard to read."""
    place = Word("same", after[0]) if before[0] == after[0] else Word("new", after[0])
    gone = [Word("gone", part) for part in before if part not in after]
    return (*gone, place, *(Word("new", part) for part in after[1:] if part not in before))


def _identity(picture: Picture) -> Any:
    """A picture is its file; a caption that waits for one is its place."""
    return picture.get("file") or picture["order"]
