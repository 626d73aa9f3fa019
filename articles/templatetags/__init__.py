"""Template tags and filters of the newspaper. They print what a view hands them and ask no database."""
