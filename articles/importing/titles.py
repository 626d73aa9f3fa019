"""Title of a draft: the document's own, where it has one that our field holds, else the first words of its text."""

from django.utils.translation import gettext as _

from provinces.datatypes.text_fields import tidy_line

LONGEST_HEADING = 250  # characters: what the field holds; a heading that is longer is a paragraph
FIRST_WORDS = 9
LONGEST_SUPPLIED = 120  # characters


def title_of(title: str, text: str) -> tuple[str, bool]:
    """The title, and whether our editors supplied it. Text of captions alone has no first words."""
    own = tidy_line(title)
    if own and len(own) <= LONGEST_HEADING:
        return own, False
    words = tidy_line(text).split()
    first = " ".join(words[:FIRST_WORDS])[:LONGEST_SUPPLIED].rstrip(",;:")
    return first + "…" * (len(words) > FIRST_WORDS) or _("Untitled"), True
