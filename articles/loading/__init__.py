"""Fixture loading: whole or not at all, each refusal in one sentence.

Read in this order: `files` and `decoding` (bytes to JSON), `entries` and `values` (JSON to checked values), `order`,
`keys` and `store` (rows), `lists` (many-to-many), `passages`, `consistency` and `pictures` (what must hold
when all rows are there).
What a dump and a pack leave out: `contents`. `dumps` writes what is loaded; `packs` carries the whole site.

Entry points: `load.load` for the command `loaddata`; `dumps`, `packs`.
May import: `checks` and what lies below it.
"""
