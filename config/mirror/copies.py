"""Copies: the bytes of a file of the mirror, and what the page leads to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.html.dom import Node, fill, page
from config.mirror import links
from config.mirror.names import CURSORS, is_mirrored, link_to, within
from config.sitemaps import language_of

HTML = "text/html"
SITEMAPS = ("application/xml", "text/xml")


@dataclass(frozen=True)
class Copy:
    """`leads_to`: addresses the mirror shall have, too. `older`: where "older" leads on a page of a list."""

    body: bytes
    leads_to: set[str]
    older: str | None = None


def copy_of(address: str, kind: str, body: bytes, *, root: str, place: Callable[[str], str]) -> Copy:
    """`root` is the site's address; `place` says which page of a list the mirror has for the one wanted."""
    if kind == HTML:
        with translation.override(language_of(address)):
            return _of_page(address, body.decode(), root, place)
    found = links.of_sitemap(body) if kind in SITEMAPS else ()
    return Copy(body, _mirrored(found, address, root))


def moved(leads_to: str, address: str, *, root: str) -> Copy:
    """A page that sends browsers on, where a web server would: it knows nothing of moved pages."""
    target = within(leads_to, address, root)
    is_ours = target is not None and is_mirrored(target)
    href = link_to(target) if is_ours and target else urljoin(f"{root}{address}", leads_to)
    with translation.override(language_of(address)):
        text = format_html(
            '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title>'
            '<link rel="canonical" href="{}"><meta http-equiv="refresh" content="0; url={}"></head>'
            '<body><p><a href="{}">{}</a></p></body></html>\n',
            translation.get_language(),
            _("This page has moved"),
            urljoin(f"{root}{address}", leads_to),
            href,
            href,
            _("This page has moved"),
        )
    return Copy(text.encode(), {target} if is_ours and target else set())


def _of_page(address: str, text: str, root: str, place: Callable[[str], str]) -> Copy:
    tree = page(text)
    older = _lead_through_lists(tree, address, root, place)
    found = _mirrored(links.of_page(tree), address, root)
    for link in tree.css("a[href], link[href]"):
        link.attrs["href"] = _in_mirror(link.attributes["href"] or "", address, root)
    for form in tree.css("form"):
        form.attrs["action"] = urljoin(f"{root}{address}", form.attributes.get("action") or address)
    _say_that_it_is_a_copy(tree, address, root)
    return Copy(f"<!doctype html>\n{tree.html}\n".encode(), found, older)


def _lead_through_lists(tree: Node, address: str, root: str, place: Callable[[str], str]) -> str | None:
    """Older pages are those the mirror has; newer ones it does not lead to one by one: back to the first."""
    older = None
    for link in tree.css("a[href]"):
        target = within(link.attributes["href"] or "", address, root)
        path, _mark, query = (target or "").partition("?")
        name = query.partition("=")[0]
        if target is None or name not in CURSORS:
            continue
        if name == "before":
            older = place(target)
            link.attrs["href"] = older
        else:
            link.attrs["href"] = path
            fill(link, format_html('<span aria-hidden="true">← </span>{}', _("Newest")))
    return older


def _mirrored(found: Iterable[str], address: str, root: str) -> set[str]:
    inside = (within(link, address, root) for link in found)
    return {target for target in inside if target is not None and is_mirrored(target)}


def _in_mirror(href: str, address: str, root: str) -> str:
    """The link as it has to be in the file: to another file where the mirror has it, else to the site itself."""
    target = within(href, address, root)
    # A place on the page itself; and a whole address, as the canonical one, says where the page itself is.
    if target is None or href.startswith(("#", root)):
        return href
    fragment = urlsplit(href).fragment
    there = link_to(target) if is_mirrored(target) else f"{root}{target}"
    return f"{there}#{fragment}" if fragment else there


def _say_that_it_is_a_copy(tree: Node, address: str, root: str) -> None:
    body = tree.css_first("body")
    first = body.first_child if body is not None else None
    if first is None:
        return
    words = _(
        "This is a copy, kept for times when the site does not answer. Searches and forms lead to the site."
    )
    name = _("To the site")
    said = tree.parser.create_node("p")
    said.attrs["class"] = "copy-notice"
    fill(said, format_html('{} <a href="{}">{}</a>', words, f"{root}{address}", name))
    first.insert_before(said, move=True)
