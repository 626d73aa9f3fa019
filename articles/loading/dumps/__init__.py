"""Dumps: the JSON and JSON Lines that `dumpdata` writes, such that `loaddata` takes them back whole.

Entry points: `json` and `lines`, named in `SERIALIZATION_MODULES`.
May import: `contents`.
"""
