"""Columns of the index, and when a question must name them."""

TEXT = ("title", "teaser", "body")  # where the folded words stand


def needs_columns(phrase: tuple[str, ...], columns: tuple[str, ...]) -> bool:
    """Whether the phrase could stand in other columns, too.

    Beside the columns of folded words there is only that of accented ones, none of them ASCII: a phrase with an ASCII
    word cannot stand there. Not to name the columns spares the database a look at every place of every word.
    """
    return columns != TEXT or not any(word.isascii() for word in phrase)
