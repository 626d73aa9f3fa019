"""Chunks: the rows of a run of articles, made in another process while this one writes those before."""

import multiprocessing
import pickle
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from django.db import connection

from benchmarks.fill import worker
from benchmarks.fill.articles import Rows, rows_of, tables
from benchmarks.fill.ground import Ground

SIZE = 500  # articles; about 7 MB on their way from one process to the other
AHEAD = 6  # that a process may have made before they are wanted: it works while the index is written


class Maker:
    """Makes chunks; holds what is made once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.tables = tables(connection)

    def chunk(self, numbers: range) -> Rows:
        return rows_of(self.ground, numbers, self.tables)


def chunks(ground: Ground, *, processes: int) -> Iterator[tuple[int, Rows]]:
    """How many articles, and their rows, in order. At most `AHEAD` a process wait to be written.

    With no processes it is all done here.
    """
    runs = [range(start, min(start + SIZE, ground.count)) for start in range(0, ground.count, SIZE)]
    if not processes:
        maker = Maker(ground)
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
            if len(waiting) >= AHEAD * processes:
                count, made = waiting.popleft()
                yield count, made.result()
        while waiting:
            count, made = waiting.popleft()
            yield count, made.result()
