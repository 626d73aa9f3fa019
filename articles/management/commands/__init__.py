"""One file for each command; each says what it does in its `help`."""
