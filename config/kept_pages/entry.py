"""One kept page: the answer as bytes, compressed once, and what must be so that it may be sent again."""

import gzip
import json
import re
from dataclasses import dataclass, replace
from typing import Self

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from config.kept_pages.validity import Validity

KINDS = re.compile(r"(?:text/(?!event-stream)|application/(?:\S*json|\S*xml|\S*x-bibtex|\S*x-research-info))")
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")  # which is not "gzip;q=0"
SMALLEST = 200  # bytes that are worth compressing, as there
LEVEL = 6  # done once for each page: level 9 takes twice the time for less than 1 % of the bytes
LARGEST = 1_000_000  # bytes of a page that is kept; a full file of the sitemap has 350,000
UNASKED = '111 - "Revalidation Failed"'
OVERHEAD = 2_000  # bytes of memory for what stands around the text
OF_A_PART = 200  # for the name of a part with its stamp; a list has up to 150


@dataclass(frozen=True)
class Entry(Validity):
    """The answer's headers and its body, as it is and compressed. `kind` is the route, for who counts requests."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    small: bytes
    etag: str
    status: int = 200
    kind: str = ""

    @classmethod
    def of(cls, response: HttpResponse, validity: Validity, *, kind: str = "") -> Self:
        """The entry of an answer that `may_be_kept`. Compresses it."""
        body = bytes(response.content)
        headers = tuple(
            (name, value)
            for name, value in response.headers.items()
            if name not in {"Content-Length", "ETag", "Content-Encoding"}
        )
        small = gzip.compress(body, LEVEL, mtime=0) if len(body) >= SMALLEST else b""
        etag = response.headers.get("ETag", "")
        etag = f"W/{etag.removeprefix('W/')}" if etag else ""
        return cls(
            headers,
            body,
            small,
            etag,
            response.status_code,
            kind,
            version=validity.version,
            since=validity.since,
            until=validity.until,
            parts=validity.parts,
        )

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + len(self.small) + OVERHEAD + OF_A_PART * len(self.parts or ())

    def renewed(self, version: str) -> "Entry":
        """The same page, found unchanged at a later version of everything."""
        return replace(self, version=version)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """304 for who has it; compressed for who takes that."""
        if self.etag and self.etag in _weakly(parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))):
            unchanged = HttpResponseNotModified()
            for name, value in self.headers:
                if name != "Content-Type":
                    unchanged.headers[name] = value
            unchanged.headers["ETag"] = self.etag
            return unchanged
        takes = bool(self.small) and bool(ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        body = self.small if takes else self.body
        response = HttpResponse(body, status=self.status)
        for name, value in self.headers:
            response.headers[name] = value
        if takes:
            response.headers["Content-Encoding"] = "gzip"
        if self.etag:
            response.headers["ETag"] = self.etag
        response.headers["Content-Length"] = str(len(body))
        return response

    def answer_unasked(self, request: HttpRequest) -> HttpResponse:
        """Sent without knowing whether it still holds, which it says (RFC 7234, 5.5.2)."""
        response = self.answer(request)
        response.headers["Warning"] = UNASKED
        return response

    def packed(self) -> bytes:
        """For a store outside this process: a line of JSON, then both bodies; nothing that could run when read."""
        about = {
            "headers": self.headers,
            "etag": self.etag,
            "status": self.status,
            "kind": self.kind,
            "version": self.version,
            "since": self.since,
            "until": self.until,
            "parts": self.parts,
            "body": len(self.body),
        }
        return json.dumps(about).encode() + b"\n" + self.body + self.small

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        line, _newline, rest = packed.partition(b"\n")
        about = json.loads(line)
        cut = about.pop("body")
        about["headers"] = tuple((name, value) for name, value in about["headers"])
        return cls(body=rest[:cut], small=rest[cut:], **about)


def may_be_kept(response: HttpResponse) -> bool:
    """A whole page of words, or where one has moved to, the same for all who ask: no cookie, no word against it, no
    number used once.
    """
    headers = response.headers
    return (
        (response.status_code == 301 or (response.status_code == 200 and "ETag" in headers))
        and not response.streaming
        and not response.cookies
        and headers.get("Cache-Control") == "no-cache"
        and "cookie" not in headers.get("Vary", "").lower()
        and "nonce-" not in headers.get("Content-Security-Policy", "")
        and bool(KINDS.match(headers.get("Content-Type", "")))
        and len(response.content) <= LARGEST
    )


def _weakly(etags: list[str]) -> set[str]:
    return {f"W/{each.removeprefix('W/')}" for each in etags}
