"""The suite reaches nothing but the machine it runs on, and the site nothing but what its settings name."""

import ast
import socket
from pathlib import Path

import pytest


def test_network_is_closed_but_for_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass  # the live server of the browser tests needs this
    # The address is one reserved for documentation. The refusal comes as a warning, which is an error here.
    with pytest.raises(UserWarning, match=r'socket\.connect\(\) with host "192\.0\.2\.1"'):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


CLIENTS = {
    "aiohttp", "asyncio", "ftplib", "httpx", "imaplib", "mammoth", "obstore", "poplib", "requests", "sentry_sdk",
    "smtplib", "socket", "ssl", "telnetlib", "trafilatura", "urllib.request", "urllib3", "xmlrpc",
}  # fmt: skip
# What of the site could open a connection, each with whom it speaks.
SPEAK = {
    "articles/importing/article_extraction.py": "trafilatura: its reader of a page that is here, not its fetcher",
    "articles/importing/page_facts.py": "the same, for the names of authors",
    "articles/importing/word.py": "mammoth: it gets a package of our making, in which no picture stands elsewhere",
    "config/environment.py": "makes the environment and looks for a free port, before there is a site",
    "config/object_store.py": "the bucket of the settings",
    "config/refused_requests.py": "names the socket of the visitor whom it answers",
    "config/watching/sentry.py": "the Sentry of the settings",
}


def clients_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        else:
            continue
        found |= {name for name in names if {name, name.partition(".")[0]} & CLIENTS}
    return found


def test_nothing_fetches_an_address_that_somebody_typed(root: Path) -> None:
    """No server-side request can be forged where nothing sends one: a new client stands here with its reason."""
    speak = {
        str(path.relative_to(root))
        for room in ("articles", "provinces", "config")
        for path in (root / room).rglob("*.py")
        if clients_of(path)
    }
    assert speak == set(SPEAK)
