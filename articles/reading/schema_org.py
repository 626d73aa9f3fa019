"""Structured data (JSON-LD, schema.org): what a page tells machines. A translation names its original and translator,
a summary what it is based on.

Each value is also on the page. What is not known is left out, never guessed.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language

from articles.choices import Role
from articles.kinds import (
    has_text_in_hand,
    names,
    our_authors,
    our_translators,
    their_translators,
    words_of,
)
from articles.models import Article
from articles.pictures.renditions import key_of
from articles.pictures.responsive import printed
from provinces.choices import Instrument
from provinces.datatypes.addresses import address
from provinces.language_marks import in_page_language, step_name

Absolute = Callable[[str], str]  # an address of ours with scheme and host
PUBLISHER = {"@type": "NewsMediaOrganization", "name": "Borderpost"}


def website_data(absolute: Absolute) -> dict[str, Any]:
    """`WebSite`: the name of the house, its languages and its search, for the front page."""
    search = f"{absolute(address('articles:search'))}?q={{search_term_string}}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": absolute("/#website"),
        "name": "Borderpost",
        "url": absolute(address("articles:front")),
        "inLanguage": get_language(),
        "publisher": {**PUBLISHER, "url": absolute("/")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def article_data(article: Article, absolute: Absolute) -> dict[str, Any]:
    """`NewsArticle` of an article from `for_page()`. Asks the database nothing."""
    notes = list(article.part("change_notes"))
    address = absolute(article.get_absolute_url())
    modified = max([article.publish_at, *(note.at for note in notes)])
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": article.title,
            "description": article.summary,
            "inLanguage": article.language,
            "datePublished": article.publish_at.isoformat(),
            "dateModified": modified.isoformat(),
            "publisher": {**PUBLISHER, "url": absolute("/")},
            "genre": str(words_of(article).label),
            "translator": _people(our_translators(article)),
            "editor": _people(names(article, Role.EDITOR)),
            "author": _people(our_authors(article)),
            **_relation(article),
            "image": _images(article, absolute),
            "keywords": [in_page_language(tag) for tag in article.part("tags")],
            "contentLocation": [_place(province, absolute) for province in article.part("provinces")],
            "correction": [
                {"@type": "CorrectionComment", "text": note.text, "dateCreated": note.at.isoformat()}
                for note in notes
            ],
            "isAccessibleForFree": True,
        }
    )


def _relation(article: Article) -> dict[str, Any]:
    """What our text was made from: the original, or the text in hand, which was made from the original."""
    original = {
        "headline": article.original_title,
        "inLanguage": article.original_language,
        "url": article.original_url,
        "datePublished": article.original_date,
        "publisher": _organization(article.source),
    }
    theirs = {"translator": _people(their_translators(article))}
    if not has_text_in_hand(article):
        return {words_of(article).relation: _work({**original, **theirs})}
    in_hand = {
        "inLanguage": article.via_language,
        "url": article.via_url,
        "publisher": _organization(article.via_source),
        **theirs,
        "isBasedOn": _work(original),
    }
    return {words_of(article).relation: _work(in_hand)}


def _work(values: dict[str, Any]) -> dict[str, Any]:
    known = _known(values)
    return {"@type": "NewsArticle", **known} if known else {}


def _organization(source: Any) -> dict[str, str]:
    return {"@type": "Organization", "name": str(source)} if source else {}


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _images(article: Article, absolute: Absolute) -> list[str]:
    shown = [image for image in article.part("images") if image.file]
    return [
        absolute(
            printed(image, "wide").src if image.made.get("key") == key_of(image) else image.get_absolute_url()
        )
        for image in shown
    ]


def _place(province: Any, absolute: Absolute) -> dict[str, str]:
    return {
        "@type": "AdministrativeArea",
        "name": province.name,
        "url": absolute(province.get_absolute_url()),
    }


def province_data(province: Any, absolute: Absolute) -> dict[str, Any]:
    """`AdministrativeArea`, with its other names and codes."""
    names = [province.local_name, *province.other_names]
    return _known(
        {
            "@context": "https://schema.org",
            **_place(province, absolute),
            "alternateName": [name for name in names if name and name != province.name],
            "containedInPlace": {"@type": "Country", "name": str(province.country)},
        }
    )


def agreement_data(agreement: Any, absolute: Absolute) -> dict[str, Any]:
    """`Legislation` for what is law between states; a programme, an exchange or a mechanism is no law."""
    if not agreement.is_binding:
        return _known(
            {
                "@context": "https://schema.org",
                "@type": "CreativeWork" if agreement.instrument == Instrument.MEMORANDUM else "Thing",
                "name": agreement.name,
                "url": absolute(agreement.get_absolute_url()),
                "description": agreement.subject,
                "spatialCoverage": _parties(agreement),
            }
        )
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Legislation",
            "name": in_page_language(agreement),
            "url": absolute(agreement.get_absolute_url()),
            "legislationDate": agreement.signed_on,
            "legislationType": agreement.get_instrument_display(),
            "spatialCoverage": _parties(agreement),
            "alternateName": [name for name in (agreement.local_name, *agreement.other_names) if name],
        }
    )


def _parties(agreement: Any) -> list[dict[str, str]]:
    """The countries that are party to it; the view has prefetched them."""
    return [
        {"@type": "Country", "name": str(party.country)} for party in agreement.parties.all() if party.country
    ]


def breadcrumb_data(trail: list[tuple[Any, str]], absolute: Absolute, here: str) -> dict[str, Any]:
    """`BreadcrumbList` of what stands above a page; the last step is the page itself."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step_name(words),
                "item": absolute(address or here),
            }
            for position, (words, address) in enumerate(trail, start=1)
        ],
    }


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
