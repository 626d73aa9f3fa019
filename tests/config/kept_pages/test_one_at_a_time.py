"""One at a time: no two of the same address, and no lock is left behind."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from config.kept_pages.one_at_a_time import OneAtATime


def test_same_address_is_never_worked_on_twice_at_once():
    locks, inside, most = OneAtATime(), [0], [0]
    start = Barrier(8)

    def work():
        start.wait(timeout=30)
        for _time in range(200):
            with locks.alone("a"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(work) for _thread in range(8)]:
            done.result()
    assert (most, inside, locks._wanted) == ([1], [0], {})


def test_other_address_does_not_wait_and_a_failure_leaves_no_lock():
    locks = OneAtATime()
    try:
        with locks.alone("a"), locks.alone("b"):
            raise ValueError
    except ValueError:
        pass
    with locks.alone("a"):
        assert list(locks._wanted) == ["a"]
    assert locks._wanted == {}
