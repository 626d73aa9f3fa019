"""Nonsense in addresses, headers and forms, as bytes over a real server's socket."""

import socket
from collections import Counter
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote_from_bytes, urlencode

from benchmarks.forms import sent_of
from tests.bad_addresses import CURSORS, FILTERS, PATHS, VALUES
from tests.hostile_bytes import FORM, HEADERS, HOSTILE
from tests.machines import HOST, Machine
from tests.torture.editor import ADD, LOG_IN, Editor, filled
from tests.torture.report import Row, at_least, none_of, told
from tests.torture.sites import Scene, failures_in_log, serving

TITLE = "nonsense in addresses, headers and forms"
LONGEST = 60  # seconds until an answer
FEWEST = {"addresses": 400, "queries": 800, "headers": 600, "fields of forms": 500}
LISTS = [
    "/",
    "/articles/",
    "/vi/",
    "/provinces/",
    "/tags/",
    "/search/",
    "/agreements/",
    "/twinning/",
    "/gates/",
]
LISTS += [
    "/units/",
    "/corrections/",
    "/report/",
    "/feeds/articles.atom",
    "/feeds/articles.json",
    "/sitemap.xml",
]
CURSOR_LISTS = ["/articles/", "/corrections/", "/vi/articles/"]
ASKED = ["/", "/search/?q=border", "/report/", "/admin/login/"]
UNKNOWN_CODING = "501"  # the server's own answer to a transfer coding that it does not know (RFC 9112, 6.1)
Request = tuple[str, bytes]  # what it tries, and the whole of it


def run(scene: Scene) -> list[Row]:
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in FEWEST}
    wrong: list[str] = []
    with serving(scene.state) as machine:
        kinds = {"addresses": addresses(), "queries": queries(), "headers": headers()}
        for kind, requests in {**kinds, "fields of forms": forms(machine)}.items():
            for name, request in requests:
                status = answer(machine, request)
                counted[kind][f"{status[:1]}xx" if status else "no answer"] += 1
                if not status or (status >= "500" and status != UNKNOWN_CODING):
                    wrong.append(f"{kind}, {name[:200]}: {status or 'no answer'}")
            scene.say(f"{kind}: {counted[kind].total():,} tried, {len(wrong)} wrong")
        failed = failures_in_log(machine)
    return rows_of(counted, wrong, failed)


def answer(machine: Machine, request: bytes) -> str:
    """The status; empty where the server says nothing."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(LONGEST)
        connection.connect(str(machine.server.path))
        try:
            connection.sendall(request)
            said = connection.recv(64)
        except (
            ConnectionResetError,
            BrokenPipeError,
        ):  # it had heard enough: what it said first may be read still
            said = connection.recv(64)
    return said[9:12].decode("latin-1") if said.startswith(b"HTTP/1.") else ""


def written(
    path: str | bytes, *lines: bytes, method: str = "GET", body: bytes = b"", host: str = HOST
) -> bytes:
    """A request as it travels. The address is sent as it stands, with what no browser would send."""
    path = path if isinstance(path, bytes) else path.encode("utf-8", "surrogatepass")
    head = [method.encode() + b" " + path.replace(b" ", b"%20") + b" HTTP/1.1", b"Host: " + host.encode()]
    head += [b"Connection: close", *lines]
    if method == "POST":
        head += [b"Content-Type: " + FORM.encode(), b"Content-Length: %d" % len(body)]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def addresses() -> Iterator[Request]:
    ends = [f"{page}{value}/" for page, value in product(LISTS, VALUES.values())]
    for path in [*PATHS, *(f"/vi{path}" for path in PATHS), *ends]:
        yield path, written(path)


def queries() -> Iterator[Request]:
    """Every name with every value, on a list that may read it; bytes that no text holds; and cursors."""
    values = [*VALUES.values(), *map(quote_from_bytes, HOSTILE.values())]
    for page, value in product(LISTS, values):
        yield f"{page}?…={value}", written(f"{page}?{'&'.join(f'{name}={value}' for name in FILTERS)}")
        yield f"{page}?{value}", written(f"{page}?{value}={value}&{value}&p={value}&p={value}")
        yield f"{page}?asof={value}", written(f"{page}?asof={value}&about={value}&passage={value}")
    for page, name, cursor in product(CURSOR_LISTS, ("before", "after"), CURSORS):
        yield f"{page}?{name}={cursor}", written(f"{page}?{name}={cursor}")


def headers() -> Iterator[Request]:
    """As bytes; a line break would be another header, a NUL is refused by the server itself."""
    for name, (label, value), page in product(HEADERS, HOSTILE.items(), ASKED):
        line = name.replace("_", "-").encode() + b": " + value.replace(b"\n", b"").replace(b"\r", b"")
        yield f"{page} {name}, {label}", written(page, line)
    for host in ("evil.example", "evil.example:99999999", "<script>", "", "[::1", "a" * 5_000):
        yield f"Host: {host}", written("/", host=host)
    for line in (
        b"Content-Length: -1",
        b"Content-Length: x",
        b"Transfer-Encoding: chunked, x",
        b"Range: bytes=-,a-b",
    ):
        yield line.decode(), written("/", line)


def forms(machine: Machine) -> Iterator[Request]:
    """A field at a time of forms that are right otherwise: a log-in, a reader's report, a new article."""
    values = [*HOSTILE.values(), b"9" * 30, b"-1", b"<script>alert(1)</script>", b"x" * 200_000]
    stranger, editor = Editor(machine, 0), Editor(machine, 1)
    editor.log_in()
    pages = {LOG_IN: (stranger, "login-form"), "/report/": (stranger, ""), ADD: (editor, "article_form")}
    for path, (browser, form) in pages.items():
        _status, page, _headers = browser.ask(path)
        fields = sent_of(page if form else page.replace("<form ", '<form id="report" '), form or "report")
        if path == ADD:
            fields = filled(fields, "nonsense", new=True)
        cookies = (
            b"Cookie: " + "; ".join(f"{name}={value}" for name, value in browser.cookies.items()).encode()
        )
        assert fields, path
        for name, value in product(fields, values):
            if name != "csrfmiddlewaretoken":
                body = urlencode({**fields, name: [value]}, doseq=True).encode()
                yield f"{path} {name}={value[:20]!r}", written(path, cookies, method="POST", body=body)


def rows_of(counted: dict[str, Counter[str]], wrong: list[str], failed: list[str]) -> list[Row]:
    rows = []
    for kind, found in counted.items():
        rows.append(at_least(f"{kind} tried", found.total(), FEWEST[kind]))
        answers = ", ".join(f"{number:,} × {status}" for status, number in sorted(found.items()))
        rows.append(told(f"{kind}: answers", answers))
    return [
        *rows,
        none_of("answers 500 and above, and none at all", wrong),
        none_of("failures in the log", failed),
    ]
