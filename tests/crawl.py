"""Walking the whole site from its front pages by links alone, as a reader would."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.test import Client

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


def is_page(response: Any) -> bool:
    return response.status_code == 200 and response["Content-Type"].startswith("text/html")


def links(path: str, html: str) -> Iterator[tuple[str, str]]:
    """Where a page leads within the site: path and fragment."""
    for link in map(unescape, LINK.findall(html)):
        target, _, fragment = link.partition("#")
        if target.startswith("/") or not target:
            yield target or path, fragment


def crawled(client: Client) -> Iterator[tuple[str, Any]]:
    """Every path that links lead to, once, with its answer."""
    waiting, seen = ["/", "/vi/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        response = client.get(path)
        yield path, response
        if is_page(response):
            waiting += [target for target, _ in links(path, response.content.decode())]
