"""Command: `python -m benchmarks.fill 10000` adds so many articles to the site's database.

Its settings are the site's own: BORDERPOST_VAR, DATABASE_URL. The database must be migrated; load the fixtures before.
"""

import argparse
import os
import time

import django
from django.db import connection


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fill", description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--processes",
        type=int,
        default=max(1, (os.cpu_count() or 2) - 1),
        help="that make texts while this one writes (default: one for each processor but one)",
    )
    parser.add_argument(
        "--throwaway",
        action="store_true",
        help="faster on SQLite; the database is broken if this does not end",
    )
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from articles.management.progress import Progress
    from benchmarks.fill.filling import fill

    started = time.perf_counter()
    with Progress(options.count, "articles") as progress:
        fill(
            options.count,
            seed=options.seed,
            processes=options.processes,
            throwaway=options.throwaway,
            progress=progress,
        )
    seconds = time.perf_counter() - started
    print(
        f"{options.count} articles in {seconds:.1f} s, {options.count / seconds:.0f} a second ({connection.vendor})."
    )


if __name__ == "__main__":
    main()
