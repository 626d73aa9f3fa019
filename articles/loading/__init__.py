"""Fixture loading: whole or not at all, each refusal in one sentence.

Read in this order: `files` and `decoding` (bytes to JSON), `reading`, `field_readers` and `values` (JSON to `entries`),
`inbox` and `backlog` (where they wait, on the disk beyond some thousands), `load` and `order` (model by model), `keys`
and `references` (which rows they mean), `matching`, `store` and `inserting` (rows), `remaining` and what it calls:
`lists` (many-to-many), `passages`, `consistency`, `pictures` (what must hold when all rows are there).
What a dump and a pack leave out: `contents`. `dumps` writes what is loaded; `packs` carries the whole site.

Entry points: `load.load` for the command `loaddata`; `dumps`, `packs`.
May import: `checks` and what lies below it.
"""
