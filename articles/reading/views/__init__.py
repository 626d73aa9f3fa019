"""Views of the newspaper, one file for each kind of page."""
