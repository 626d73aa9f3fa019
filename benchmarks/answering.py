"""Answering: a process of one filled site; for each page that is named on its input it says what an asking spent.

First it writes the names of its pages, as JSON, then a line each: milliseconds of processor. `growth` runs it.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import django


def main() -> None:
    django.setup()
    askings = _askings()
    said = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    sys.stdout = sys.stderr  # what a page prints is no answer
    said.write(json.dumps(list(askings)) + "\n")
    said.flush()
    for line in sys.stdin:
        began = time.process_time()
        askings[line.rstrip("\n")]()
        said.write(f"{(time.process_time() - began) * 1_000}\n")
        said.flush()


def _askings() -> dict[str, Callable[[], Any]]:
    from django.test import Client

    from benchmarks import editing
    from benchmarks.pages import PAGES

    client = Client(headers={"host": "127.0.0.1"})
    pages = {page.name: partial(client.get, path) for page in PAGES if (path := page.path())}
    return pages | editing.askings()


if __name__ == "__main__":
    main()
