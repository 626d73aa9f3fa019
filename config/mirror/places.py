"""Places in long lists: pages of the mirror keep theirs while articles are added before them.

The site's "older" begins where the page ends, so that one more article moves every page of the list. In the mirror it
leads to a page that is there already, if one begins among the articles just shown: some stand on both pages, none is
left out, and only the first pages of a list are written anew. Pages that no other one leads to any more are taken away.
"""

from urllib.parse import unquote

from config.mirror.ledger import Ledger


def place_of(address: str) -> tuple[str, str, int] | None:
    """The list, and the date and number that a page of it begins after; None for one that is no such page."""
    path, _mark, query = address.partition("?")
    name, _equals, value = query.partition("=")
    date, _hyphen, number = unquote(value).rpartition("-")
    if name != "before" or not number.isdecimal():
        return None
    return path, date.removesuffix("Z"), int(number)


def older(ledger: Ledger, page: str, wanted: str) -> str:
    """Where "older" on a page leads in the mirror: to the oldest page at or after the place wanted, and before its own.

    One look-up by an index.
    """
    place, own = place_of(wanted), place_of(page)
    if place is None:
        return wanted
    return ledger.page_between(place, own) or wanted
