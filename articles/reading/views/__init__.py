"""Views of the newspaper, one file a kind of page."""
