"""Version tokens: a form carries what it was made from; another token on its return means an edit conflict.

No column and no clock: it is made of what the article says and of its state, so it notices changes by whatever way.
"""

import re

from articles import revisions
from articles.models import Article, Revision


def token_of(article: Article) -> str:
    """The fingerprint of the content, the status and the publication time. Six queries, as `content_of`."""
    fingerprint = revisions.fingerprint_of(revisions.content_of(article))
    moment = int(article.publish_at.timestamp()) if article.publish_at else ""
    return f"{fingerprint}.{article.status}.{moment}"


def revision_of(article: Article, token: str) -> Revision | None:
    """The revision a form was made from, if one was kept of it. A forged token finds none. One query."""
    fingerprint = token.partition(".")[0]
    if not re.fullmatch("[0-9a-f]{64}", fingerprint):  # PostgreSQL takes no NUL, not even to look for one
        return None
    return article.revisions.filter(part="text", fingerprint=fingerprint).order_by("-number").first()
