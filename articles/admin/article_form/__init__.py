"""What the desk adds to the stock form of an article: one file a feature.

Entry points: `features.py` (the list, with the order that matters), `feature.py` (what a feature may add and do),
`parts.py` (links, notices, panels, buttons), `feature_admin.py` (asks them). No feature imports another one.
"""
