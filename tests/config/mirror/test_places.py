"""Places in long lists: no article is left out, and few pages are written anew, however articles come and go."""

import pytest

from config.mirror.ledger import Ledger
from config.mirror.places import older, place_of

PAGE = 3


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path)
    yield ledger
    ledger.close()


def address(number):
    return f"/articles/?before=2024-{number:04}-{number}"


def write(ledger, rows):
    """Bring the pages of a list up to date; say which were written."""
    written, page = [], "/articles/"
    while page:
        place = place_of(page)
        shown = [row for row in rows if place is None or row < place[2]][: PAGE + 1]
        following = older(ledger, page, address(shown[PAGE - 1])) if len(shown) > PAGE else None
        if (
            page == "/articles/"
            or ledger.connection.execute(
                "SELECT 1 FROM page WHERE address = ? AND older IS NULL AND state = 'waiting'", [page]
            ).fetchone()
        ):
            written.append(page)
        ledger.found([("/articles/", None), *([(following, place_of(following))] if following else [])])
        ledger.connection.execute(
            "UPDATE page SET older = ?, state = 'written', digest = x'00' WHERE address = ?",
            [following, page],
        )
        page = following
    while gone := ledger.unreached():
        for each in gone:
            ledger.remove(each)
    return written


def read(ledger, rows):
    """All that a reader comes by who follows "older" from the first page on, and over how many pages."""
    seen, page, pages = [], "/articles/", 0
    while page:
        place = place_of(page)
        seen += [row for row in rows if place is None or row < place[2]][:PAGE]
        (page,) = ledger.connection.execute("SELECT older FROM page WHERE address = ?", [page]).fetchone()
        pages += 1
    return seen, pages


def test_a_place_is_read_from_the_address():
    assert place_of("/articles/?before=2024-05-12T13%3A35%3A01Z-17") == (
        "/articles/",
        "2024-05-12T13:35:01",
        17,
    )
    assert [place_of(each) for each in ("/articles/", "/articles/?after=1-2", "/a/?before=x")] == [None] * 3


def test_every_article_is_reached_while_articles_are_added_and_old_pages_stay(ledger):
    rows = list(range(30, 0, -1))
    write(ledger, rows)
    for number in range(31, 71):
        rows = [number, *rows]
        written = write(ledger, rows)
        seen, pages = read(ledger, rows)
        assert sorted(set(seen), reverse=True) == rows
        assert len(written) <= 2  # the first page, and the one that begins behind it
        assert pages <= len(rows) / PAGE + 2
        assert len(ledger) <= pages + 1


def test_pages_that_nothing_leads_to_are_gone(ledger):
    write(ledger, list(range(30, 0, -1)))
    assert len(ledger) == 10
    write(ledger, [3, 2, 1])
    assert (len(ledger), read(ledger, [3, 2, 1])) == (1, ([3, 2, 1], 1))
