"""Heading levels: under the title of a page (h1) a body begins with h2, whatever its editor chose."""

from articles.html.dom import parsed, renamed, written


def without_skipped_level(body: str) -> str:
    """The body with each h3 before its first h2 as h2. The stored text keeps what was chosen."""
    root, is_changed = parsed(body), False
    for heading in root.css("h2, h3"):
        if heading.tag == "h2":
            break
        renamed(heading, "h2")
        is_changed = True
    return written(root) if is_changed else body
