"""Citation export: our translation or its original as a sentence, RIS, BibTeX and CSL-JSON."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from articles.choices import Role
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


def ours(article: Article, address: str) -> Work:
    people = {role: _names(article, role) for role in (Role.AUTHOR, Role.TRANSLATOR)}
    return Work(
        key=f"borderpost-{article.pk}",
        title=article.title,
        outlet="Borderpost",
        date=f"{timezone.localtime(article.publish_at):%Y-%m-%d}",
        url=address,
        language=article.language,
        authors=people[Role.AUTHOR],
        translators=people[Role.TRANSLATOR],
    )


def original(article: Article) -> Work | None:
    """None when neither its title nor its address is known."""
    if not (article.original_title or article.original_url):
        return None
    return Work(
        key=f"{slug_of(str(article.source or 'original')) or 'original'}-{article.pk}",
        title=article.original_title or article.title,
        outlet=str(article.source or ""),
        date=article.original_date[:10],
        url=article.original_url,
        language=article.original_language,
        authors=_names(article, Role.AUTHOR),
    )


def _names(article: Article, role: str) -> tuple[str, ...]:
    return tuple(credit.person.name for credit in article.credits.all() if credit.role == role)


def as_text(work: Work) -> str:
    parts = [", ".join(work.authors), f"“{work.title}”", work.outlet, work.date]
    if work.translators:
        parts.insert(2, f"translated by {', '.join(work.translators)}")
    return ", ".join(part for part in parts if part) + "." + (f" {work.url}" if work.url else "")


def as_ris(work: Work) -> str:
    """Lines end in CR LF, as the format wants."""
    lines = [("TY", "NEWS"), ("ID", work.key), ("TI", work.title)]
    lines += [("AU", name) for name in work.authors] + [("TA", name) for name in work.translators]
    lines += [("T2", work.outlet), ("DA", work.date.replace("-", "/")), ("PY", work.date[:4])]
    lines += [("LA", work.language), ("UR", work.url)]
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
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


FORMATS = {
    "ris": (as_ris, "application/x-research-info-systems"),
    "bib": (as_bibtex, "application/x-bibtex"),
    "json": (as_csl, "application/vnd.citationstyles.csl+json"),
}
