"""Lines that say who made an article: 'Translated by …', 'Bài và ảnh: …', 'Người dịch: …'."""

import re

from articles.choices import Role

LONGEST_NAME = 60  # letters, and words below, of one name; what is longer is a sentence
MOST_WORDS = 6
MOST_NAMES = 20  # in one line; a line of more is no line of makers, and each would become a person of ours
_TEXT = r"bài viết|bài|tin bài|tin|tác giả|thực hiện|text|author"
_PICTURES = r"nguồn ảnh|hình ảnh|ảnh|photographs?|photos?"
_LINE = re.compile(
    rf"(?:(?:(?P<author>{_TEXT})|(?P<photographer>{_PICTURES})"
    rf"|(?P<both>(?:{_TEXT})\s*(?:và|,|&|-|and)\s*(?:{_PICTURES}))"
    r"|(?P<translator>người (?:biên )?dịch|biên dịch|dịch giả|dịch|translat(?:ed by|or)))\s*:"
    r"|(?P<by>translated by)\s)\s*(?P<names>.+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;/&]\s*|\s+[-–—]\s+|\s+(?:và|and)\s+")


def makers_of(line: str) -> dict[str, list[str]]:
    """Names by role for a line that names makers and nothing else; empty for any other line."""
    match = _LINE.fullmatch(without_brackets(line))
    names = names_in(match["names"]) if match else []
    if not match or not names:
        return {}
    if match["both"]:
        return {Role.AUTHOR: names, Role.PHOTOGRAPHER: names}
    if match["author"]:
        return {Role.AUTHOR: names}
    return {Role.PHOTOGRAPHER if match["photographer"] else Role.TRANSLATOR: names}


def names_in(text: str) -> list[str]:
    """`Lan Anh - Minh và Tú` as three names; none where one is too long to be a name, or they are too many."""
    names = [name for name in _BETWEEN.split(text.strip().rstrip(".")) if name]
    if len(names) > MOST_NAMES or any(
        len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS for name in names
    ):
        return []
    return names


def without_brackets(line: str) -> str:
    """`(Nguồn: …)` is printed as often as `Nguồn: …`."""
    return line[1:-1].strip() if line[:1] + line[-1:] in {"()", "[]"} else line
