"""Reads an original that an editor pastes or uploads."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from articles.importing import ArticlePage, ImportProblem, ListingPage, parse
from articles.importing.reading import LARGEST_FILE

LONGEST_PASTE = 1_000_000  # characters; a long article has 20,000


def read_original(file: UploadedFile) -> ArticlePage:
    """The one article of an uploaded document. Raise ImportProblem with a sentence for the editor."""
    if file.size > LARGEST_FILE:
        limit = LARGEST_FILE // 1_048_576
        raise ImportProblem(_("The file has more than %(limit)d MB.") % {"limit": limit})
    return _one(parse(file.read(), filename=file.name))


def read_pasted(text: str) -> ArticlePage:
    """The one article of a pasted text. Raise ImportProblem."""
    return _one(parse(text.encode(), filename="text.txt"))


def _one(page: ArticlePage | ListingPage) -> ArticlePage:
    if isinstance(page, ListingPage):
        raise ImportProblem(_("This lists several articles; take them one by one."))
    return page
