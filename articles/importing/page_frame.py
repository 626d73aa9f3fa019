"""Frame of a web page: menus, forms, sharing, comments, what else to read. Told by element, role and names of classes.

An element that was never closed holds the rest of the page: what holds most of the sentences is the page itself.
"""

import re

from articles.html.dom import Node, walk

NOT_TEXT = "head, script, style, template, noscript, math, iframe, object, select, textarea, del, s, strike"
_ELEMENTS = {"nav", "form", "button", "aside", "footer", "dialog", "menu", "svg"}
_ROLES = {
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
}
# Words of classes and ids, in English and Vietnamese; `box` or `widget` say nothing.
_WORDS = set(
    """
    ad ads advert advertisement banner breadcrumb breadcrumbs comment comments consent cookie cookies copyright disqus
    donate footer gdpr hidden login masthead menu mostread mostviewed nav navbar navigation newsletter offcanvas
    pagination pager paywall popular popup promo recommend recommended related relatednews sharebar share sharing
    shares sidebar signup skip social socials sponsor sponsored subscribe subscription tag tags taglist toolbar topbar
    trending visually binhluan docthem lienquan quangcao tinlienquan tinkhac tinmoi tinnoibat xemthem
    """.split()  # noqa: SIM905 one word a line would be sixty lines
)
_PAIRS = re.compile(
    r"(?:^|\W)(?:also-read|bai-lien-quan|binh-luan|chia-se|doc-nhieu|doc-them|list-news|more-news|more-stories|most-read"
    r"|most-viewed|other-news|read-more|read-next|see-also|sr-only|tin-cung|tin-khac|tin-lien-quan|tin-moi|tin-noi-bat"
    r"|tu-khoa|tin-doc|tin-xem|xem-nhieu|xem-them|you-may)(?:\W|$)"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADING_OR_PAGE = {"html", "body", "main", "article", "h1"}
SENTENCE = 60  # characters of one text: menus have none so long
_MOST_OF_THE_PAGE = 0.5


def is_framed(node: Node) -> bool:
    """Whether an element says that it belongs to the frame."""
    if node.tag in _HEADING_OR_PAGE or not node.tag:
        return False
    attributes = node.attributes
    if node.tag in _ELEMENTS or (attributes.get("role") or "").lower() in _ROLES or "hidden" in attributes:
        return True
    if (attributes.get("aria-modal") or "") == "true" or _is_unseen(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if not names.strip():
        return False
    return not _WORDS.isdisjoint(words_of_names(names)) or bool(_PAIRS.search(_hyphenated(names)))


def words_of_names(names: str) -> list[str]:
    """The words of classes: `ArticleLead top-bar` as article, lead, top, bar."""
    return re.split(r"[\s-]+", _hyphenated(names))


def _hyphenated(names: str) -> str:
    return _CAMEL.sub("-", names).lower().replace("_", "-")


def _is_unseen(style: str) -> bool:
    return "display:none" in style.replace(" ", "").lower()


def frames_of(root: Node) -> set[int]:
    """The outermost elements of the frame, by their `mem_id`, without those that are the page itself."""
    sentences: dict[int, int] = {}
    titled: set[int] = set()
    open_: list[Node] = []
    total = 0

    def enter(node: Node) -> bool:
        nonlocal total
        if node.is_text_node:
            length = len((node.text_content or "").strip())
            total += length if length >= SENTENCE else 0
            return True
        if is_framed(node):
            open_.append(node)
            sentences[node.mem_id] = -total
        if node.tag == "h1":
            titled.update(each.mem_id for each in open_)
        return True

    def leave(node: Node) -> None:
        if open_ and open_[-1].mem_id == node.mem_id:
            sentences[open_.pop().mem_id] += total

    walk(root, enter, leave)
    most = total * _MOST_OF_THE_PAGE
    return {
        number
        for number, length in sentences.items()
        if not (length and length >= most) and not (number in titled and length)
    }
