"""Article page: everything it shows, put together in one place from the top down.

Each helper is asked once and knows nothing of the page; the template only prints what stands here.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from articles.html.heading_levels import without_skipped_level
from articles.html.note_links import with_note_links
from articles.html.passages import QuotableText
from articles.html.picture_placeholders import Part, parts_of, placed
from articles.kinds import words_of
from articles.models import Article, ArticleImage
from articles.periods import Period
from articles.reading import citation_export
from articles.reading.age_notices import renamed, years_old
from articles.reading.cited_passages import Passage, passages_of
from articles.reading.passport import passport_of
from articles.reading.related import beside, related
from provinces.datatypes.addresses import address
from provinces.datatypes.shown import months


def article_page(article: Article, address: str) -> dict[str, Any]:
    """What the page of an article from `for_page()` shows; `address` is its own, absolute.

    Three queries, and one for the version of the registry where its words or former provinces are asked for.
    """
    passages = passages_of(article)
    return {
        **text_and_pictures(article, passages),
        "passages": passages,
        "other_language": article.other_language,  # type: ignore[attr-defined]  # of for_page()
        "beside": beside(article),
        "years_old": years_old(article),
        "renamed": renamed(article),
        "related": related(article),
        "works": _works(article, address),
        "trail": _trail(article),
    }


def lists_of(page: dict[str, Any]) -> list[str]:
    """The lists that the page's neighbours and related articles are cut from (`provinces/datatypes/shown.py`)."""
    article, around = page["article"], page["beside"]
    span = (around.older.dated, around.newer.dated) if around.older and around.newer else None
    return [
        *months(article.language, span),
        *(f"province:{province.pk}" for province in article.part("provinces")),
        *(f"tag:{tag.pk}" for tag in article.part("tags")),
    ]


def text_and_pictures(article: Article, passages: Iterable[Passage] = ()) -> dict[str, Any]:
    """The text in parts, with its pictures where it places them and the passages numbered; what stands above and below.

    Pages and previews show an article by this alone. No query: the images are prefetched.
    """
    images = list(article.part("images"))
    lead = next((image for image in images if _leads(image)), None)
    in_text = placed(article.body)
    marks = [(one.place, one.number) for one in passages if one.place is not None]
    body = QuotableText(article.body).numbered(marks) if marks else article.body
    body = with_note_links(without_skipped_level(body))
    parts: list[Part] = list(parts_of(body, [image for image in images if not _leads(image)]))
    return {
        "article": article,
        "passport": passport_of(article),
        "parts": parts,
        "lead_image": lead,
        "images": [image for image in images if not _leads(image) and image.order not in in_text],
    }


def _leads(image: ArticleImage) -> bool:
    return bool(image.file and image.is_lead)


def _works(article: Article, address: str) -> list[tuple[str, str, str]]:
    """What can be cited: a label, the sentence, and what its files are asked for with."""
    works = [
        (str(words_of(article).this), citation_export.as_text(citation_export.ours(article, address)), "")
    ]
    if original := citation_export.original(article):
        works.append((_("The original"), citation_export.as_text(original), "?of=original"))
    return works


def _trail(article: Article) -> list[tuple[str, str]]:
    parts = article.dated[:10].split("-")
    above = [Period.of(*parts[:length]) for length in range(1, len(parts) + 1)]
    return [
        (_("Articles"), address("articles:list")),
        *((period.words, period.address) for period in above),
        (article.title, ""),
    ]
