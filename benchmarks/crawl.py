"""Crawl: how much memory a worker takes while every kind of address and many articles are read, round after round.

    python -m benchmarks.crawl [--count 10000] [--rounds 5] [--articles 1000]

Serves a filled site as it is deployed and prints a line a round: answers, and the largest worker now and at its most. A
round asks for articles that no round before it asked for.
"""

import argparse
import http.client
import os
import sys
from collections import Counter
from pathlib import Path

import django

from benchmarks import scratch, servers


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000, help="of the filled site's articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=scratch.default_folder())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1_000, help="in each round")
    options = parser.parse_args()
    site = scratch.filled_site(options.scratch, count=options.count, seed=options.seed, say=_say)
    env = scratch.environment(site)
    os.environ.update(env, DJANGO_SETTINGS_MODULE="config.settings")
    django.setup()
    from benchmarks.pages import PAGES
    from benchmarks.places import many_articles

    kinds = [path for page in PAGES if (path := page.path())]
    articles = many_articles(options.rounds * options.articles)
    log = options.scratch / "crawl.log"
    with servers.serving(sys.executable, "config.wsgi", folder=scratch.ROOT, env=env, log=log) as server:
        for number in range(options.rounds):
            mine = articles[number * options.articles : (number + 1) * options.articles]
            said = crawl(server.port, [*kinds, *mine])
            now, most = server.memory() or 0, server.peak_memory() or 0
            print(f"round {number + 1}: {dict(said)}; {now:.0f} MB, at most {most:.0f} MB")


def crawl(port: int, paths: list[str]) -> Counter[int]:
    """How many answers of each status."""
    said: Counter[int] = Counter()
    for path in paths:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        said[answer.status] += 1
        connection.close()
    return said


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
