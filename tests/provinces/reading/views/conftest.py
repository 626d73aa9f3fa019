"""What the tests of the registry's pages share."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def text_of(client: Client) -> Callable[[str], str]:
    """The words of a page that answers 200, white space collapsed."""

    def words(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200
        spaced = re.sub(r"<[^>]+>", " ", response.content.decode())
        return re.sub(r" (?=[,;.])", "", " ".join(spaced.split()))

    return words


@pytest.fixture
def queries_of(client: Client) -> Callable[[str], int]:
    """How many queries a page costs."""

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count


@pytest.fixture
def loose_ends(client: Client) -> Callable[[str], list[str]]:
    """Anchors a page links to within itself and does not have, and ids it has twice."""

    def check(address: str) -> list[str]:
        html = client.get(address).content.decode()
        ids = re.findall(r'\sid="([^"]+)"', html)
        twice = [name for name in set(ids) if ids.count(name) > 1]
        return [*(set(re.findall(r'href="#([^"]+)"', html)) - set(ids)), *twice]

    return check
