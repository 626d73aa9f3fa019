"""Progress is for a person at a terminal."""

import io

from articles.management.progress import Progress, line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_is_told_rate_and_time_left():
    assert line(20_000, 100_000, "articles", 10) == "20,000 of 100,000 articles, 2,000 a second, 40 s left"
    assert line(1_000, 400_000, "articles", 1) == "1,000 of 400,000 articles, 1,000 a second, 6 min 39 s left"


def test_nothing_done_yet_promises_nothing():
    assert line(0, 100, "articles", 0) == "0 of 100 articles, 0 a second"


def test_terminal_is_written_to_and_wiped():
    terminal = Terminal()
    with Progress(10, "articles", terminal) as progress:
        progress(5)
    assert "5 of 10 articles" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_total_may_grow():
    terminal = Terminal()
    with Progress(lambda: 12, "pages", terminal) as progress:
        progress(5)
    assert "5 of 12 pages" in terminal.getvalue()


def test_pipe_is_told_nothing():
    pipe = io.StringIO()
    with Progress(10, "articles", pipe) as progress:
        progress(5)
    assert pipe.getvalue() == ""
