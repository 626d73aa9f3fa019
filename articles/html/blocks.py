"""Top-level blocks of a body, for comparing and merging by the paragraph."""

from articles.html.dom import BLOCKS, children, parsed


def blocks_of(body: str) -> list[str]:
    """The top-level blocks of a body that `clean_html` has been over, in order; joined they say the same.

    What stands between two blocks is a block of its own.
    """
    parts = [""]
    for node in children(parsed(body)):
        if node.tag in BLOCKS:
            parts += [node.html or "", ""]
        else:
            parts[-1] += node.html or ""
    return [part.strip() for part in parts if part.strip()]
