"""Revision history: recording, comparing and purging revisions, and version tokens of forms.

Entry points: the functions exported here, `comparison.compare`, `version_tokens`.
May import: `diff`, `html`, `models`.
"""

from articles.revisions.recording import (
    IN_HAND,
    PASSPORT,
    content_of,
    fingerprint_of,
    mark_as_seen,
    newest,
    record,
    record_baseline,
    record_original,
)

__all__ = [
    "IN_HAND",
    "PASSPORT",
    "content_of",
    "fingerprint_of",
    "mark_as_seen",
    "newest",
    "record",
    "record_baseline",
    "record_original",
]
