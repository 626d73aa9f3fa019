"""Chunks: the rows of a run of articles, made in another process while this one writes those before."""

import multiprocessing
import pickle
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing

from django.db import connection

from articles.models import Article
from benchmarks.fill import worker
from benchmarks.fill.articles import ARTICLE, Rows, rows_of, tables
from benchmarks.fill.ground import Ground
from benchmarks.fill.index import Indexer

SIZE = 500  # articles; about 8 MB on their way from one process to the other
INDEX = "index"  # among the tables of a chunk: the rows of the search index


class Maker:
    """Makes chunks; holds what is made once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.tables = tables(connection)
        self.indexer = Indexer(Article, ARTICLE)

    def close(self) -> None:
        self.indexer.close()

    def chunk(self, numbers: range) -> Rows:
        rows = rows_of(self.ground, numbers, self.tables)
        place = [self.tables["articles"].columns.index(column) for column in ARTICLE]
        articles = [dict(zip(ARTICLE, (row[at] for at in place), strict=True)) for row in rows["articles"]]
        return {**rows, INDEX: self.indexer.rows(articles)}


def chunks(ground: Ground, *, processes: int) -> Iterator[tuple[int, Rows]]:
    """How many articles, and their rows, in order. At most two chunks a process wait to be written.

    With no processes it is all done here.
    """
    runs = [range(start, min(start + SIZE, ground.count)) for start in range(0, ground.count, SIZE)]
    if not processes:
        with closing(Maker(ground)) as maker:
            yield from ((len(numbers), maker.chunk(numbers)) for numbers in runs)
        return
    # Not forked: a child must not hold this process's connection.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        processes, context, initializer=worker.start, initargs=(pickle.dumps(ground),)
    ) as pool:
        waiting: deque[tuple[int, Future[Rows]]] = deque()
        for numbers in runs:
            waiting.append((len(numbers), pool.submit(worker.make, numbers)))
            if len(waiting) >= 2 * processes:
                count, made = waiting.popleft()
                yield count, made.result()
        while waiting:
            count, made = waiting.popleft()
            yield count, made.result()
