"""Formats as signs: a block as plain words with `**`, `_`, `^` and `##`, so that a word diff shows formats, too."""

from articles.html.dom import Node, parsed, walk

SIGNS = {"strong": "**", "em": "_", "sup": "^", "sub": "~"}
KINDS = {"h2": "##", "h3": "###", "blockquote": ">", "li": "–"}


def marked(block: str) -> str:
    """`<h2>A <a href="/x">b</a></h2>` as `## A b </x>`: one line, single spaces."""
    parts: list[str] = []

    def enter(node: Node) -> bool:
        if node.is_text_node:
            parts.append(node.text_content or "")
            return False
        if node.tag != "a":
            parts.append(SIGNS.get(node.tag or "") or f" {KINDS.get(node.tag or '', '')} ")
        if language := node.attributes.get("lang"):
            parts.append(f"[{language}] ")
        return True

    def leave(node: Node) -> None:
        if node.tag == "a":
            address = node.attributes.get("href")
            parts.append(f" <{address}>" if address else "")
        elif not node.is_text_node:
            parts.append(SIGNS.get(node.tag or "", " "))

    walk(parsed(block), enter, leave)
    return " ".join("".join(parts).split())
