"""Tag input: one line with commas between tags. django-taggit itself would split at spaces, too."""

import csv
from collections.abc import Iterable
from typing import Any

from provinces.datatypes.text_fields import tidy_line

# The module refuses longer fields (131,072) with an error of its own; a form says which word is too long for a tag.
csv.field_size_limit(100_000_000)


def tags_from(line: str) -> list[str]:
    """`Đối ngoại, "one, two"` as `["Đối ngoại", "one, two"]`; empty and repeated ones left out."""
    rows = csv.reader([" ".join(str(line).replace("\0", "").split())], skipinitialspace=True)
    words = [tidy_line(word) for row in rows for word in row]
    return list(dict.fromkeys(word for word in words if word))


def line_of(tags: Iterable[Any]) -> str:
    """The line that `tags_from` reads back."""
    names = sorted(tag.name for tag in tags)
    return ", ".join('"' + name.replace('"', '""') + '"' if set(name) & set(',"') else name for name in names)
