"""Asking: this site's own answers, rendered now in this process, as a reader without a session gets them."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import cast
from urllib.parse import unquote

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import FileResponse, HttpRequest, HttpResponse

from config.kept_pages.addresses import RENDERED_ANEW
from config.kept_pages.validity import Validity, rendered


@dataclass(frozen=True)
class Answer:
    """`kind` is the media type; `leads_to` where a redirect points; `is_secret`, that nobody may store it."""

    status: int
    kind: str
    body: bytes
    etag: str
    leads_to: str
    validity: Validity
    is_secret: bool = False


class Site:
    """The site under its public name. Raises what the database raises when it is away."""

    def __init__(self, host: str, *, is_secure: bool) -> None:
        self.host, self.scheme = host, "https" if is_secure else "http"
        handler = BaseHandler()
        handler.load_middleware()
        # Django's stubs leave the type open, for it may be asynchronous.
        self._get_response = cast(Callable[[HttpRequest], HttpResponse], handler.get_response)

    @property
    def root(self) -> str:
        return f"{self.scheme}://{self.host}"

    def ask(self, address: str, etag: str = "") -> Answer:
        """The answer to a path with its query; 304 without a body where it is still the one with this mark."""
        response, validity = rendered(self._get_response, self._request(address, etag))
        body = b"" if response.status_code == 304 else b"".join(response)
        # The file alone: closing the answer would tell Django that a request has ended, and close the database.
        if isinstance(response, FileResponse) and response.file_to_stream:
            response.file_to_stream.close()
        return Answer(
            response.status_code,
            response.headers.get("Content-Type", "").partition(";")[0],
            body,
            response.headers.get("ETag", ""),
            response.headers.get("Location", ""),
            validity,
            "no-store" in response.headers.get("Cache-Control", ""),
        )

    def _request(self, address: str, etag: str) -> HttpRequest:
        path, _mark, query = address.partition("?")
        name, _colon, port = self.host.partition(":")
        return WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote(path).encode().decode("latin-1"),  # as WSGI hands bytes over
                "QUERY_STRING": query,
                "SERVER_NAME": name,
                "SERVER_PORT": port or ("443" if self.scheme == "https" else "80"),
                "HTTP_HOST": self.host,
                "HTTP_IF_NONE_MATCH": etag,
                "HTTP_X_FORWARDED_PROTO": self.scheme,  # read only where the site stands behind a proxy
                "wsgi.url_scheme": self.scheme,
                "wsgi.input": BytesIO(),
                RENDERED_ANEW: True,
            }
        )
