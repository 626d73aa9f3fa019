"""Images of a draft: the pictures of its document with their captions, in the order of the document."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from articles.fields.picture_files import reencode
from articles.importing.document import ArticlePage, Picture
from articles.models import Article, ArticleImage

LONGEST_CREDIT, LONGEST_ALT = 200, 400  # characters: what the fields hold


def add_images(article: Article, page: ArticlePage, pictures: Sequence[Picture]) -> list[str]:
    """Add an image for each figure of the page. Return a sentence for each picture that is none; its caption is kept.

    `pictures` are those of the document, by the numbers of the figures; what has none keeps its caption's place.
    """
    lost = []
    credit = ", ".join(page.photographers)[:LONGEST_CREDIT]
    for order, figure in enumerate(page.figures, 1):
        image = ArticleImage(article=article, order=order, caption=figure.caption, credit=credit)
        picture = pictures[figure.picture - 1] if 0 < figure.picture <= len(pictures) else Picture(b"")
        if picture.content:
            try:
                clean = reencode(SimpleUploadedFile("picture", picture.content))
                image.file.save(clean.name, clean, save=False)
                image.alt = picture.alt[:LONGEST_ALT]
                image.alt_later = not image.alt
            except ValidationError as problem:
                sentence = _("Picture %(order)d of the document was left out: %(why)s")
                lost.append(sentence % {"order": figure.picture, "why": " ".join(problem.messages)})
        if image.file or image.caption:
            image.save()
    return lost
