"""Comparison of texts: alignment of paragraphs, side-by-side diff, three-way merge. Pure functions without tables.

Entry points: `alignment.beads` and `alignment.steps`, `side_by_side`, `three_way_merge`.
May import: the names library of the registry.
"""
