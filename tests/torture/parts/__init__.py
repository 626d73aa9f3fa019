"""The parts: one file each, with `TITLE`, what it does in a sentence, and `run`, which gives the rows of its table."""
