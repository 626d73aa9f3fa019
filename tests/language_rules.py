"""In which language a page's words are written, as far as a word list can tell.

English is told by function words and words of the registry (`english_words.txt`). A few function words (`an`,
`on`, `to`, `the`, `do`, `in`, `so`, `than`) are Vietnamese syllables too and prove nothing. Names, numbers and
abbreviations are of no language here. Vietnamese is told by letters that, of the languages of the site, it
alone has; names in it may stand on English pages, so only a text with several such words counts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

UNREAD = {"script", "style", "noscript", "template"}
NAMEPLATE = ("Border", "post")  # the paper's name, in two halves
ADDRESS = re.compile(r"https?://\S+")
ENGLISH = frozenset(Path(__file__).with_name("english_words.txt").read_text(encoding="utf-8").split())
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
READ_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-label")


def texts(html: str) -> Iterator[tuple[str, str]]:
    """(language, words) of every text and every attribute that is read aloud or shown."""
    root = LexborHTMLParser(html).root
    if root is not None:
        yield from _of(root, "")


def _of(node: LexborNode, language: str) -> Iterator[tuple[str, str]]:
    if node.tag in UNREAD:
        return
    if node.tag == "-text":
        if words := " ".join((node.text_content or "").split()):
            yield language, words
        return
    attributes = node.attributes if node.is_element_node else {}
    language = attributes.get("lang", language) or ""
    for name in READ_ATTRIBUTES:
        if words := attributes.get(name):
            yield language, words
    if node.tag == "meta" and attributes.get("name") == "description":
        yield language, attributes.get("content") or ""
    for child in node.iter(include_text=True):
        yield from _of(child, language)


def is_english(words: str) -> bool:
    written = WORD.findall(ADDRESS.sub(" ", words))
    return words not in NAMEPLATE and any(word.lower() in ENGLISH for word in written if not word.isupper())


def is_vietnamese(words: str) -> bool:
    """Three words with Vietnamese letters that are no names, which have capitals."""
    written = [word for word in WORD.findall(words) if VIETNAMESE.search(word) and word[0].islower()]
    return len(written) >= 3


def unmarked(path: str, html: str) -> list[str]:
    """Words of a page that are not in its language and do not say so."""
    return english_on_vietnamese(html) if path.startswith("/vi/") else vietnamese_on_english(html)


def english_on_vietnamese(html: str) -> list[str]:
    return [words for language, words in texts(html) if language == "vi" and is_english(words)]


def vietnamese_on_english(html: str) -> list[str]:
    return [words for language, words in texts(html) if language == "en" and is_vietnamese(words)]
