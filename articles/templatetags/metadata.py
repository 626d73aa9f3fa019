"""Template tags for page metadata: JSON-LD and Open Graph."""

import json
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from articles.pictures.cards.card import address_of, card_of
from articles.pictures.cards.drawing import SIZE as CARD
from articles.pictures.responsive import printed
from articles.reading import schema_org
from provinces.datatypes.addresses import absolute_of
from provinces.models import Agreement, Province

register = template.Library()

# A text could end the element it stands in; JSON may write these as escapes, and then nothing can.
_ESCAPES = {">": "\\u003E", "<": "\\u003C", "&": "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any], about: Any = None) -> SafeString:
    """The page's JSON-LD: of what it is about, and of its breadcrumb. Asks the database nothing."""
    request = context["request"]
    absolute = absolute_of(request)
    found = []
    for kind, describe in (
        (Article, schema_org.article_data),
        (Province, schema_org.province_data),
        (Agreement, schema_org.agreement_data),
    ):
        if isinstance(about, kind):
            found.append(describe(about, absolute))
    if getattr(request.resolver_match, "view_name", "") == "articles:front":
        found.append(schema_org.website_data(absolute))
    if context.get("trail"):
        found.append(schema_org.breadcrumb_data(context["trail"], absolute, request.path))
    return mark_safe("".join(_script(data) for data in found))


def _script(data: dict[str, Any]) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPES.items():  # `translate` takes ten times as long: 0.2 ms for an article
        written = written.replace(sign, escape)
    return f'<script type="application/ld+json">{written}</script>'


@register.simple_tag(takes_context=True)
def open_graph(context: dict[str, Any], article: Article) -> SafeString:
    """Title, teaser and leading picture, or else a card with the title, for sites that show a card of a link."""
    absolute = absolute_of(context["request"])
    lead = next((image for image in article.part("images") if image.file and image.is_lead), None)
    rows: list[tuple[str, Any]] = [
        ("og:type", "article"),
        ("og:site_name", "Borderpost"),
        ("og:title", article.title),
        ("og:description", article.summary),
        ("og:url", absolute(article.get_absolute_url())),
        ("og:locale", {"vi": "vi_VN"}.get(article.language, "en_GB")),
        ("article:published_time", article.publish_at.isoformat()),
    ]
    if lead:
        shown = printed(lead, "wide")
        rows += [("og:image", absolute(shown.src)), ("og:image:alt", lead.alt)]
        if shown.src_size:
            rows += zip(("og:image:width", "og:image:height"), shown.src_size, strict=True)
    elif card := card_of(article):
        rows += _card(absolute(address_of(article, card)), article.title)
    else:
        rows += _house_card(absolute)
    return _tags(rows)


@register.simple_tag(takes_context=True)
def site_graph(context: dict[str, Any]) -> SafeString:
    """What other sites show of any other page: the name of the house, and its card."""
    return _tags(
        [
            ("og:type", "website"),
            ("og:site_name", "Borderpost"),
            *_house_card(absolute_of(context["request"])),
        ]
    )


def _house_card(absolute: schema_org.Absolute) -> list[tuple[str, Any]]:
    return _card(absolute(static("img/card.png")), "Borderpost")


def _card(address: str, alt: str) -> list[tuple[str, Any]]:
    size = [("og:image:width", CARD[0]), ("og:image:height", CARD[1])]
    return [("og:image", address), ("og:image:alt", alt), *size]


def _tags(rows: list[tuple[str, Any]]) -> SafeString:
    tags = [
        f'<meta property="{name}" content="{conditional_escape(value)}">' for name, value in rows if value
    ]
    return mark_safe("".join([*tags, '<meta name="twitter:card" content="summary_large_image">']))
