"""What an article said before: recording, comparing and purging revisions."""

from articles.revisions.recording import (
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
    "PASSPORT",
    "content_of",
    "fingerprint_of",
    "mark_as_seen",
    "newest",
    "record",
    "record_baseline",
    "record_original",
]
