"""Packs: the whole site, rows and pictures, in one checksummed file, on its way to another database.

Read in this order: `manifest` (what a file says of itself), `packing`, `checking` (a file that is given to us),
`unpacking`. Entry points: `packing.pack`, `unpacking.unpack`.
May import: `contents`, `dumps`.
"""
