"""Absolute links: a body for readers who have it without its page, as feeds hand it out."""

from urllib.parse import urljoin

from articles.html.dom import parsed, written


def with_absolute_links(body: str, page: str) -> str:
    """The body with every link made absolute from the address of its page. One that is no address stays as it is."""
    root = parsed(body)
    for link in root.css("a[href]"):
        try:
            link.attrs["href"] = urljoin(page, link.attributes["href"] or "")
        except ValueError:  # as of "//[x"
            continue
    return written(root)
