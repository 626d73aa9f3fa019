"""Link check: links inside the site that lead nowhere."""

import re

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.checks.finding import Finding
from articles.html.dom import parsed
from articles.models import Article, Tag
from provinces.models import Agreement, BorderGuardUnit, Country, Province, TwinningPair

MODELS = {
    "articles:tag": Tag,
    "provinces:province": Province,
    "provinces:unit": BorderGuardUnit,
    "provinces:country": Country,
    "provinces:agreement": Agreement,
    "provinces:pair": TwinningPair,
}


def dead_links(article: Article) -> list[Finding]:
    """An error for each. At most one query for each kind of page."""
    links = parsed(article.body).css('a[href^="/"]')
    addresses = list(dict.fromkeys(link.attributes["href"] or "" for link in links))
    wanted: dict[str, list[tuple[str, str]]] = {}
    dead = []
    for address in addresses:
        try:
            match = resolve(re.split(r"[?#]", address)[0].removeprefix("/vi"))
        except Resolver404:
            dead.append(address)
            continue
        wanted.setdefault(match.view_name, []).append((address, match.kwargs.get("slug", "")))
    for name, places in wanted.items():
        slugs = {slug for _address, slug in places if slug}
        if name in MODELS and slugs:
            there = set(MODELS[name].objects.filter(slug__in=slugs).values_list("slug", flat=True))
        elif name == "articles:article":
            there = set(Article.objects.public().filter(slug__in=slugs).values_list("slug", flat=True))
        else:
            continue
        dead += [address for address, slug in places if slug not in there]
    sentence = _("The link to %(address)s leads nowhere; correct it or take it out.")
    return [
        Finding("dead_link", "error", "body", sentence % {"address": address}, address)
        for address in addresses
        if address in dead
    ]
