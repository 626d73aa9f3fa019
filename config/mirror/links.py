"""Links: what a page, a stylesheet's owner or a sitemap leads to, as it is written there."""

from collections.abc import Iterator
from xml.etree import ElementTree

from articles.html.dom import Node

# Attributes that hold one address, and those that hold several with a size each.
SINGLE = {
    "a[href]": "href",
    "link[href]": "href",
    "img[src]": "src",
    "script[src]": "src",
    'meta[property="og:image"]': "content",
}
SEVERAL = {"img[srcset]": "srcset", "source[srcset]": "srcset", "link[imagesrcset]": "imagesrcset"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def of_page(root: Node) -> Iterator[str]:
    """Every address in a page, in the order of kinds; some more than once."""
    for selector, attribute in SINGLE.items():
        for element in root.css(selector):
            yield element.attributes[attribute] or ""
    for selector, attribute in SEVERAL.items():
        for element in root.css(selector):
            for candidate in (element.attributes[attribute] or "").split(","):
                yield candidate.strip().partition(" ")[0]


def of_sitemap(body: bytes) -> Iterator[str]:
    """The addresses that a sitemap, or the index of sitemaps, lists. It is this site's own XML."""
    for element in ElementTree.fromstring(body).iter(f"{SITEMAP}loc"):
        yield element.text or ""
