"""The Nu HTML checker over every public page. No test of the suite, for it wants Java: `make validate` runs it.

`VNU_JAR` names its program, vnu.jar. What it has found so far is in `tests/html_rules.py` as rules the suite keeps;
a new kind of finding becomes a rule there.
"""

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from tests.addresses import PUBLIC_PATHS
from tests.crawl import crawled, is_page
from tests.crowd import add_crowd
from tests.world import standing_world

REFUSED = [
    "/nowhere/",
    "/articles/?before=x",
    "/agreements/?country=nowhere",
    "/search/?q=nothing",
    "/search/?q=border",
]


def findings(folder: Path, pages: Iterable[tuple[str, bytes]]) -> list[str]:
    """What the checker says of the pages, errors, warnings and remarks alike."""
    paths = {}
    for number, (path, content) in enumerate(pages):
        (folder / f"{number}.html").write_bytes(content)
        paths[f"{number}.html"] = path
    answer = subprocess.run(
        [
            "java",
            "-jar",
            os.environ["VNU_JAR"],
            "--stdout",
            "--format",
            "json",
            "--exit-zero-always",
            str(folder),
        ],
        capture_output=True,
        check=True,
    )
    messages = json.loads(answer.stdout)["messages"]
    return [f"{paths[Path(each['url']).name]}: {each['message']}" for each in messages]


def test_checker_finds_a_fault(tmp_path: Path):
    [fault] = findings(
        tmp_path, [("/", b'<!doctype html><html lang="en"><title>A</title><a href="a b">a</a>')]
    )
    assert fault.startswith("/: Bad value “a b” for attribute “href”")


@pytest.mark.parametrize(
    ("fixtures", "least"), [([], 20), (["borderpost"], 500)], ids=["empty", "its fixtures"]
)
def test_checker_finds_nothing_on_the_site(
    db, client: Client, tmp_path: Path, fixtures: list[str], least: int
):
    for name in fixtures:
        call_command("loaddata", name, verbosity=0)
    pages = [(path, response.content) for path, response in crawled(client) if is_page(response)]
    pages += [(path, client.get(path).content) for one in REFUSED for path in (one, f"/vi{one}")]

    assert len(pages) > least
    assert findings(tmp_path, pages) == []


def test_checker_finds_nothing_on_pages_with_many_rows(django_db_setup, django_db_blocker, tmp_path: Path):
    with standing_world(django_db_blocker) as world:
        add_crowd(world, 3)
        addresses = [
            (address.path_in(world, code), code) for address, code in PUBLIC_PATHS if address.kind == "page"
        ]
        pages = [(path, Client().get(path).content) for path, _ in addresses]

    assert findings(tmp_path, pages) == []
