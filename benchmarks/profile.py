"""Profile: where the time of one page goes, in one process against a filled site.

    python -m benchmarks.profile /articles/ [--count 10000] [--times 50] [--kept]

Prints the processor time of a request, its queries with their time, its templates with theirs, and the functions that
take the most; each by itself, for measuring one slows the others.
"""

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import django
import django.template.base
import jinja2
from django.db import connection
from django.test import Client

from benchmarks import scratch

FUNCTIONS, STATEMENTS, TEMPLATES = 30, 15, 12


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__.splitlines()[0])
    parser.add_argument("page", help="an address of the site, as /articles/")
    parser.add_argument("--count", type=int, default=10_000, help="of the filled site's articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=scratch.default_folder())
    parser.add_argument("--times", type=int, default=50, help="how often it is asked")
    parser.add_argument("--kept", action="store_true", help="with kept pages: what a second visit costs")
    options = parser.parse_args()
    site = scratch.filled_site(options.scratch, count=options.count, seed=options.seed, say=_say)
    os.environ.update(scratch.environment(site, DJANGO_SETTINGS_MODULE="config.settings"))
    if not options.kept:
        os.environ["KEPT_PAGES_BYTES"] = "0"
    django.setup()
    client = Client(headers={"host": "127.0.0.1"})
    status = client.get(options.page).status_code
    print(f"{options.page}: {status}, asked {options.times} times")
    for part in (show_time, show_statements, show_templates, show_functions):
        part(client, options.page, options.times)


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


def show_time(client: Client, page: str, times: int) -> None:
    began = time.process_time()
    for _ in range(times):
        client.get(page)
    print(f"processor time: {(time.process_time() - began) / times * 1_000:.2f} ms a request\n")


def show_statements(client: Client, page: str, times: int) -> None:
    """Each statement's time with its rows fetched is Python's as well; this is the database's alone."""
    spent: Counter[str] = Counter()
    asked: Counter[str] = Counter()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[sql] += time.perf_counter() - began  # type: ignore[assignment]
            asked[sql] += 1

    with connection.execute_wrapper(watch):
        for _ in range(times):
            client.get(page)
    total = sum(spent.values()) / times * 1_000
    print(f"statements: {sum(asked.values()) / times:g} a request, {total:.2f} ms")
    for sql, seconds in spent.most_common(STATEMENTS):
        print(
            f"  {seconds / times * 1_000:8.3f} ms  {asked[sql] / times:4g} ×  {' '.join(sql.split())[:160]}"
        )
    print()


def show_templates(client: Client, page: str, times: int) -> None:
    """With what each includes or extends counted in both."""
    spent: Counter[str] = Counter()
    with _timed_rendering(spent):
        for _ in range(times):
            client.get(page)
    print("templates, what they include counted in")
    for name, seconds in spent.most_common(TEMPLATES):
        print(f"  {seconds / times * 1_000:8.3f} ms  {name}")
    print()


@contextmanager
def _timed_rendering(spent: Counter[str]) -> Iterator[None]:
    """Django's templates each by itself, the compiled ones of readers' pages whole: their parts are plain functions."""
    with ExitStack() as stack:
        for kind, method in ((django.template.base.Template, "_render"), (jinja2.Template, "render")):
            original = getattr(kind, method)
            setattr(kind, method, _timed(original, spent))
            stack.callback(setattr, kind, method, original)
        yield


def _timed(original: Any, spent: Counter[str]) -> Any:
    def timed(self: Any, *args: Any, **kwargs: Any) -> Any:
        began = time.perf_counter()
        try:
            return original(self, *args, **kwargs)
        finally:
            spent[str(self.name)] += time.perf_counter() - began  # type: ignore[assignment]

    return timed


def show_functions(client: Client, page: str, times: int) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(times):
        client.get(page)
    profile.disable()
    stats = pstats.Stats(profile, stream=sys.stdout)
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(FUNCTIONS)


if __name__ == "__main__":
    main()
