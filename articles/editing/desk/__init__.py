"""The desk: lists of what waits for somebody, and the admin site that shows them."""

from articles.editing.desk.lists import LISTS, Column, DeskList, Row

__all__ = ["LISTS", "Column", "DeskList", "Row"]
