"""What waits for somebody: the lists of the desk, each a file's worth of one query."""

from articles.editing.desk.lists import LISTS, Column, DeskList, Row

__all__ = ["LISTS", "Column", "DeskList", "Row"]
