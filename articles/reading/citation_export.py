"""Citation export: our translation or its original as a sentence, RIS, BibTeX and CSL-JSON."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import TRANSLATIONS, Role
from articles.kinds import (
    has_text_in_hand,
    line_of,
    names,
    our_authors,
    our_translators,
    text_in_hand,
    their_translators,
)
from articles.models import Article
from provinces.datatypes.names import slug_of


@dataclass(frozen=True)
class Work:
    """What a citation needs; `date` is as much as is known, as 2024, 2024-05 or 2024-05-12."""

    key: str
    title: str
    outlet: str
    date: str
    url: str
    language: str
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    note: str = ""


def ours(article: Article, address: str) -> Work:
    return Work(
        key=f"borderpost-{article.pk}",
        title=article.title,
        outlet="Borderpost",
        date=f"{timezone.localtime(article.publish_at):%Y-%m-%d}",
        url=address,
        language=article.language,
        authors=our_authors(article),
        translators=our_translators(article),
        note="" if article.kind in TRANSLATIONS else line_of(article),
    )


def original(article: Article) -> Work | None:
    """As it was given: no title of ours, no address of another text. None when nothing leads to it."""
    if not (article.original_title or article.original_url or has_text_in_hand(article)):
        return None
    return Work(
        key=f"{slug_of(str(article.source or 'original')) or 'original'}-{article.pk}",
        title=article.original_title,
        outlet=str(article.source or ""),
        date=article.original_date[:10],
        url=article.original_url,
        language=article.original_language,
        authors=names(article, Role.AUTHOR),
        translators=() if has_text_in_hand(article) else their_translators(article),
        note=text_in_hand(article),
    )


def as_text(work: Work) -> str:
    parts = [", ".join(work.authors), f"“{work.title}”" if work.title else "", work.outlet, work.date]
    if work.translators:
        parts.insert(2, _("translated by %(names)s") % {"names": ", ".join(work.translators)})
    said = ", ".join(part for part in parts if part)
    return " ".join(part for part in (said and f"{said}.", work.url, work.note and f"{work.note}.") if part)


def as_ris(work: Work) -> str:
    """Lines end in CR LF, as the format wants."""
    lines = [("TY", "NEWS"), ("ID", work.key), ("TI", work.title)]
    lines += [("AU", name) for name in work.authors] + [("TA", name) for name in work.translators]
    lines += [("T2", work.outlet), ("DA", work.date.replace("-", "/")), ("PY", work.date[:4])]
    lines += [("LA", work.language), ("UR", work.url), ("N1", work.note)]
    return "\r\n".join([f"{tag}  - {value}" for tag, value in lines if value] + ["ER  - ", ""])


_BIBTEX = re.compile(r"([\\{}$&#%_~^])")


def as_bibtex(work: Work) -> str:
    """Characters of TeX are escaped; names keep their accents."""
    fields = [
        ("title", f"{{{_tex(work.title)}}}"),
        ("author", " and ".join(_tex(name) for name in work.authors)),
        ("translator", " and ".join(_tex(name) for name in work.translators)),
        ("journal", _tex(work.outlet)),
        ("date", work.date),
        ("language", work.language),
        ("url", work.url.replace("{", "%7B").replace("}", "%7D")),
        ("note", _tex(work.note)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value.strip("{}")]
    return "\n".join([f"@article{{{work.key},", *lines, "}", ""])


_TEX = {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}


def _tex(text: str) -> str:
    return _BIBTEX.sub(lambda found: _TEX.get(found[1], f"\\{found[1]}"), text)


def as_csl(work: Work) -> str:
    """One item of CSL-JSON, of the type `article-newspaper`."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "article-newspaper",
        "title": work.title,
        "container-title": work.outlet,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]} if work.date else None,
        "language": work.language,
        "URL": work.url,
        "author": [{"literal": name} for name in work.authors],
        "translator": [{"literal": name} for name in work.translators],
        "note": work.note,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


FORMATS = {
    "ris": (as_ris, "application/x-research-info-systems"),
    "bib": (as_bibtex, "application/x-bibtex"),
    "json": (as_csl, "application/vnd.citationstyles.csl+json"),
}
