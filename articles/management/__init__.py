"""Management commands of the newspaper."""
