"""The memory of a process: bounded in bytes, the least recently asked for goes first."""

from config.kept_pages.entry import OVERHEAD, Entry
from config.kept_pages.memory import Memory

SIZE = 8_000


def entry(size=SIZE, version="v"):
    return Entry((), b"x" * (size - OVERHEAD), b"", 'W/"a"', version=version, until=1.0)


def test_oldest_goes_when_the_bytes_are_full():
    memory = Memory(SIZE * 8)
    for number in range(8):
        memory.put(str(number), entry())
    assert memory.get("0") == entry()  # asked for, so 1 is the oldest
    memory.put("8", entry())
    assert [memory.get(str(number)) is None for number in (0, 1, 2, 8)] == [False, True, False, False]
    assert (len(memory), memory.size) == (8, SIZE * 8)


def test_page_takes_the_place_of_its_former_one():
    memory = Memory(SIZE * 8)
    memory.put("a", entry(SIZE, "old"))
    memory.put("a", entry(SIZE - 1000, "new"))
    assert (memory.get("a"), memory.size) == (entry(SIZE - 1000, "new"), SIZE - 1000)
    memory.forget("a")
    memory.forget("a")
    assert (memory.get("a"), memory.size) == (None, 0)


def test_page_as_large_as_many_is_not_kept_and_its_former_one_goes():
    memory = Memory(SIZE * 8)
    memory.put("a", entry())
    memory.put("a", entry(SIZE + 1))
    assert (memory.get("a"), memory.size) == (None, 0)
