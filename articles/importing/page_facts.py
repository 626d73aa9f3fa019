"""Facts a web page gives beside its text: title, date, authors, source, teaser and leading picture.

The page's own declarations come first (meta, JSON-LD, `<time>`), with their hour; trafilatura is asked for what they
leave open. Nothing is guessed from the address or from years in the text.
"""

import contextlib
import datetime as dt
import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.html.dom import Node
from articles.importing.makers import names_in
from provinces.datatypes.names import fold
from provinces.datatypes.text_fields import tidy_line

_DATES = {
    "article:published_time",
    "article.published",
    "datepublished",
    "date_published",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "og:published_time",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "published_time",
    "sailthru.date",
}
_SITE = re.compile(r"\s+(?:[|»•·]|[-–—]|::)\s+")
# An address, or who took the pictures: a line of makers in the text says that better.
_NO_NAME = re.compile(r"[/@]|^(?:photo|picture|image|video|ảnh|tin\b|bài\b)", re.IGNORECASE)
_LIKE = 0.5  # of the longer title's letters
LARGEST = 4_000_000  # characters of a page whose visible bylines are looked through by the library
_DEEPEST_DATA = 6


@dataclass(frozen=True)
class PageFacts:
    """What a page declares; empty or None where it does not."""

    titles: tuple[str, ...] = ()  # the declared ones, the best first
    published: dt.date | None = None  # as declared
    printed: dt.date | None = None  # as the library finds it in the text
    authors: tuple[str, ...] = ()
    source: str = ""
    teaser: str = ""
    picture: str = ""


def facts_of(root: Node) -> PageFacts:
    """The facts, read from a whole page: its head must still be there."""
    meta = _declared(root)
    data = list(_json_data(root))
    found = _asked(root)
    source = meta.get("og:site_name", "") or (found.get("sitename") or "")
    title = root.css_first("title")
    titles = (meta.get("og:title", ""), meta.get("twitter:title", ""), title.text() if title else "")
    dates = (*_dates(root, meta), *(each for each in _values(data, "datePublished") if isinstance(each, str)))
    published = next((moment for each in dates if (moment := moment_of(each))), None)
    pictures = (meta.get("og:image", ""), meta.get("twitter:image", ""))
    return PageFacts(
        tuple(tidy_line(each) for each in titles if each.strip()),
        published,
        moment_of(found.get("date") or ""),
        tuple(_authors(data, meta, found.get("author") or "", source)),
        tidy_line(source),
        tidy_line(meta.get("og:description", "") or meta.get("description", "")),
        next((each for each in pictures if each.startswith("http")), ""),
    )


def title_of(facts: PageFacts, headings: Sequence[str], others: Sequence[str]) -> str:
    """The title as the page prints it: a first heading that the page declares as its title, or the like."""
    for declared in facts.titles:
        if same := next((each for each in (*headings, *others) if alike(each, declared)), ""):
            return same
    own = [each for each in headings if fold(each) != fold(facts.source)]
    if own:
        return own[0]
    return _SITE.split(facts.titles[0])[0] if facts.titles else ""


def alike(one: str, other: str) -> bool:
    """Whether two titles say the same, one perhaps with the name of the site behind it."""
    one, other = sorted((fold(one), fold(other)), key=len)
    return bool(one) and (one == other or (one in other and len(one) >= len(other) * _LIKE))


def moment_of(declared: str) -> dt.date | None:
    """`2024-05-12T20:35:00+07:00` with its hour; the day alone where no zone says which hour it was."""
    with contextlib.suppress(ValueError):
        moment = dt.datetime.fromisoformat(declared.strip())
        if moment.tzinfo is not None and len(declared.strip()) > len("2024-05-12"):
            return moment.replace(second=0, microsecond=0)
        return moment.date()
    return None


def _declared(root: Node) -> dict[str, str]:
    """The page's meta elements by name; of two of one name the first."""
    meta: dict[str, str] = {}
    for node in root.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        meta.setdefault(name.lower().strip(), tidy_line(attributes.get("content") or ""))
    return meta


def _dates(root: Node, meta: dict[str, str]) -> Iterator[str]:
    yield from (value for name, value in meta.items() if name in _DATES)
    for node in root.css("[itemprop=datePublished], time[datetime]"):
        yield node.attributes.get("datetime") or node.attributes.get("content") or ""


def _json_data(root: Node) -> Iterator[Any]:
    for node in root.css('script[type="application/ld+json"]'):
        with contextlib.suppress(ValueError, RecursionError):
            yield json.loads(node.text())


def _values(data: Any, name: str, depth: int = 0) -> Iterator[Any]:
    """What stands under a name, anywhere in the data."""
    if depth > _DEEPEST_DATA:
        return
    if isinstance(data, dict):
        if name in data:
            yield data[name]
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from _values(each, name, depth + 1)


def _names(author: Any) -> Iterator[str]:
    """Of an author as JSON-LD has one: the name itself, an object with it, or several."""
    found = [author] if isinstance(author, str) else _values(author, "name")
    for each in author if isinstance(author, list) else ():
        if isinstance(each, str):
            yield each
    yield from (each for each in found if isinstance(each, str))


def _authors(data: list[Any], meta: dict[str, str], found: str, source: str) -> Iterator[str]:
    """Names of people: no address, not the source itself, nothing too long to be a name."""
    declared = [name for author in _values(data, "author") for name in _names(author)]
    declared = declared or [meta.get("author", "") or meta.get("article:author", "")]
    seen = set()
    for names in [each for each in declared if each] or [found]:
        for name in names_in(names):
            known = fold(name)
            is_none = known == fold(source) or bool(_NO_NAME.search(name))
            if known and known not in seen and not is_none:
                seen.add(known)
                yield tidy_line(name)


def _asked(root: Node) -> dict[str, str | None]:
    """What the library finds on the page; nothing where it fails or the page is too long for it."""
    # Here, not above: see article_extraction.
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    html = root.html or ""
    if len(html) > LARGEST:
        return {}
    try:
        found = extract_metadata(
            html, date_config={"original_date": True, "extensive_search": False}, extensive=False
        )
    except Exception:  # as of the extraction
        logging.getLogger(__name__).debug("metadata failed", exc_info=True)
        return {}
    return {"date": found.date, "author": found.author, "sitename": found.sitename}
