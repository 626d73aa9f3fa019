"""Torture: long proofs that the site survives, run by hand and not by CI.

`__main__` runs the parts of `parts/` one after another, each on a real gunicorn with a filled site of its own
(`sites`), which people use as a browser would (`editor`, many of them: `newsroom`). What must be true afterwards is
asked in a process that has the site's settings (`proof`). `report` writes the figures into docs/reliability.md.
"""
