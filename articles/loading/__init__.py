"""Fixture loading: whole or not at all, each refusal in one sentence.

Read in this order: `files` and `decoding` (bytes to JSON), `entries` and `values` (JSON to checked values), `order`,
`keys` and `store` (rows), `lists` (many-to-many), `passages` and `pictures` (what must hold when all rows are there).

Entry points: `load.load`; the command `loaddata` is its only user.
May import: `checks` and what lies below it.
"""
