"""Views of the registry, one file a kind of page."""
